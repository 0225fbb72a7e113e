import type { Actor } from "@/domain/accounts/actor";
import type { StillBrokenView } from "@/domain/confirmations/confirmation-views";
import { requirePermission } from "@/domain/accounts/permissions";
import { stillBrokenSentence } from "@/domain/confirmations/still-broken";
import { findStillBroken } from "./still-broken";
import { db } from "@/server/infra/db";
import { env } from "@/server/infra/env";
import { canSendMail, type OutgoingMail, sendMailIfAccepted } from "@/server/infra/mail/mail";
import { findSite } from "@/server/site/queries";
import { MailLink, Plain, renderMail } from "@/server/infra/mail/mail-frame";
import { reminderMessageId } from "@/server/infra/mail/message-ids";

export type LookAgain = { readonly incidentId: string; readonly userId: string };

/**
 * Reminds the author of the latest update of an incident that people say it is still broken, if that is still so.
 * @throws AppError unavailable when the mail server did not take it: the job tries again
 */
export async function emailReminder(actor: Actor, { incidentId, userId }: LookAgain, now: Date): Promise<void> {
  requirePermission(actor, "mail.send");
  const [found, user] = await Promise.all([
    findStillBroken(actor, incidentId, now),
    db.user.findUnique({ where: { id: userId }, select: { email: true, disabledAt: true } }),
  ]);
  if (!canSendMail() || found?.author?.id !== userId || !user || user.disabledAt !== null) {
    return;
  }

  // Where the address is none, the console says the same.
  await sendMailIfAccepted(lookAgainMail(user.email, { incidentId, userId, found }, (await findSite()).timeZone, now));
}

type ToAsk = LookAgain & { readonly found: StillBrokenView };

function lookAgainMail(to: string, { incidentId, userId, found }: ToAsk, timeZone: string, now: Date): OutgoingMail {
  const url = `${env().ORIGIN}/staff/incidents/${found.code.toLowerCase()}`;
  const words = stillBrokenSentence(found, userId, { timeZone, now });

  return {
    to,
    subject: `[${found.code}] Please check again: ${found.title}`,
    text: [words, "", url, ""].join("\n"),
    html: renderMail(
      <>
        <Plain text={words} />
        <p>
          <MailLink href={url}>{url}</MailLink>
        </p>
      </>,
    ),
    messageId: reminderMessageId(incidentId, found.postedAt),
    inReplyTo: null,
    references: [],
    unsubscribeUrl: null,
    isOneClick: false,
  };
}
