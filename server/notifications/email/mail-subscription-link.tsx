import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { db, transaction } from "@/server/infra/db";
import { canSendMail, type OutgoingMail, sendMailIfAccepted } from "@/server/infra/mail/mail";
import { frameHtml, frameText, MailLink, Plain } from "@/server/infra/mail/mail-frame";
import { findSite } from "@/server/site/queries";
import { linkMessageId, oneClickUrl, privateUrl, subscriberFoot } from "./mail-parts";

export type SubscriptionLink = { readonly subscriberId: string; readonly isLeaving?: boolean | undefined };

/**
 * Emails an address the link to its private page, where its owner confirms the subscription.
 * @throws AppError unavailable when the mail server did not accept it: the job tries again
 */
export async function mailSubscriptionLink(
  actor: Actor,
  { subscriberId, isLeaving = false }: SubscriptionLink,
  now: Date,
): Promise<void> {
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

  const { name } = await findSite();
  if (
    !(await sendMailIfAccepted(linkMail({ ...subscriber, requestedAt: subscriber.linkSentAt ?? now, isLeaving }, name)))
  ) {
    return;
  }
  await transaction((tx) =>
    recordAudit(tx, actor, { action: "subscription.link_mailed", subjectId: subscriberId, at: now }),
  );
}

type Requested = { id: string; email: string; confirmedAt: Date | null; requestedAt: Date; isLeaving: boolean };

function linkMail({ id, email, confirmedAt, requestedAt, isLeaving }: Requested, siteName: string): OutgoingMail {
  const url = privateUrl(id);
  const foot = subscriberFoot(id, siteName);
  const requested = [
    `Somebody, likely you, subscribed this address to email updates of ${siteName}: about what is wrong or planned.`,
    confirmedAt
      ? "You are subscribed already. What was chosen now waits on your page until you save it there:"
      : "To confirm, open this page and press the button on it:",
  ].join("\n\n");
  const leaving = `Somebody, likely you, asked how to unsubscribe this address from email updates of ${siteName}. Open this page and press “Unsubscribe”:`;
  const before = isLeaving ? leaving : requested;
  const after =
    isLeaving || confirmedAt
      ? "If it was not you, do nothing."
      : "If it was not you, do nothing: no other email will come.";

  return {
    to: email,
    subject:
      confirmedAt || isLeaving ? `Change your subscription to ${siteName}` : `Confirm your subscription to ${siteName}`,
    text: frameText([before, url, after].join("\n\n"), foot),
    html: frameHtml(
      <>
        <Plain text={before} />
        <p>
          <MailLink href={url}>{url}</MailLink>
        </p>
        <Plain text={after} />
      </>,
      foot,
    ),
    messageId: linkMessageId(id, requestedAt),
    inReplyTo: null,
    references: [],
    unsubscribeUrl: oneClickUrl(id),
    isOneClick: true,
  };
}
