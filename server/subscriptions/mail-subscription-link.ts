import type { Actor } from "@/domain/actor";
import { AppError } from "@/domain/errors";
import { requirePermission } from "@/domain/permissions";
import { recordAudit } from "@/server/infra/audit";
import { db, transaction } from "@/server/infra/db";
import { canSendMail, type OutgoingMail, sendMail } from "@/server/infra/mail";
import { findSite } from "@/server/site/queries";
import { renderPlain } from "@/server/text/render-plain";
import { frameHtml, frameText, oneClickUrl, privateUrl } from "./mail-frame";
import { linkMessageId } from "./message-ids";

export type LinkMail = { readonly subscriberId: string };

/**
 * Mails an address the link to its private page, where its owner says whether they want to be told.
 * @throws AppError unavailable when the mail server did not take it: the job tries again
 */
export async function mailSubscriptionLink(actor: Actor, { subscriberId }: LinkMail, now: Date): Promise<void> {
  requirePermission(actor, "mail.send");
  const subscriber = canSendMail()
    ? await db.subscriber.findUnique({
        where: { id: subscriberId },
        select: { id: true, email: true, confirmedAt: true, linkSentAt: true },
      })
    : null;
  if (!subscriber) {
    return;
  }

  try {
    await sendMail(linkMail({ ...subscriber, askedAt: subscriber.linkSentAt ?? now }, (await findSite()).name));
  } catch (error) {
    // An address that is none: trying again does not help.
    if (!(error instanceof AppError && error.code === "invalid")) {
      throw error;
    }
    return;
  }
  await transaction((tx) =>
    recordAudit(tx, actor, { action: "subscription.link_mailed", subjectId: subscriberId, at: now }),
  );
}

type Asking = { id: string; email: string; confirmedAt: Date | null; askedAt: Date };

function linkMail({ id, email, confirmedAt, askedAt }: Asking, siteName: string): OutgoingMail {
  const url = privateUrl(id);
  const words = [
    `Somebody, likely you, asked ${siteName} to tell this address by mail when something is wrong or planned.`,
    confirmedAt
      ? "You are told already. What was asked for now waits on your page until you save it there:"
      : "To begin, open this page and press the button on it:",
    url,
    confirmedAt ? "If it was not you, do nothing." : "If it was not you, do nothing: no other mail will come.",
  ];
  const ending = { site: { name: siteName }, url };

  return {
    to: email,
    subject: confirmedAt ? `Change what ${siteName} tells you` : `Confirm that ${siteName} may write to you`,
    text: frameText(words.join("\n\n"), ending),
    html: frameHtml(
      words.map((line) => (line === url ? `<p><a href="${url}">${url}</a></p>` : renderPlain(line))).join("\n"),
      ending,
    ),
    messageId: linkMessageId(id, askedAt),
    inReplyTo: null,
    references: [],
    unsubscribeUrl: oneClickUrl(id),
    isOneClick: true,
  };
}
