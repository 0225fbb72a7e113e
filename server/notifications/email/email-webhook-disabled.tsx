import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { db } from "@/server/infra/db";
import { canSendMail, sendMailIfAccepted } from "@/server/infra/mail/mail";
import { frameHtml, frameText, Plain } from "@/server/infra/mail/mail-frame";
import { findSite } from "@/server/site/queries";
import { oneClickUrl, privateUrl, subscriberFoot, webhookDisabledMessageId } from "./mail-parts";

/**
 * Emails a subscriber that their webhook was disabled, and why.
 * @throws AppError unavailable when the mail server did not accept it: the job tries again
 */
export async function emailWebhookDisabled(
  actor: Actor,
  { webhookId }: { readonly webhookId: string },
  now: Date,
): Promise<void> {
  requirePermission(actor, "webhook.send");
  const webhook = await db.webhook.findUnique({
    where: { id: webhookId },
    select: {
      name: true,
      disabledAt: true,
      disabledFor: true,
      subscriber: { select: { id: true, email: true, suspendedAt: true } },
    },
  });
  if (!canSendMail() || !webhook?.subscriber || webhook.subscriber.suspendedAt || webhook.disabledFor === null) {
    return;
  }
  const { subscriber } = webhook;
  const url = privateUrl(subscriber.id);
  const foot = subscriberFoot(subscriber.id, (await findSite()).name);
  const words = [
    `Nothing is sent to your webhook “${webhook.name}” any more. ${webhook.disabledFor}`,
    `Once this is fixed, resume it on your page: ${url}`,
  ];

  await sendMailIfAccepted({
    to: subscriber.email,
    subject: `Your webhook “${webhook.name}” is paused`,
    text: frameText(words.join("\n\n"), foot),
    html: frameHtml(<Plain text={words.join("\n\n")} />, foot),
    messageId: webhookDisabledMessageId(webhookId, webhook.disabledAt ?? now),
    inReplyTo: null,
    references: [],
    unsubscribeUrl: oneClickUrl(subscriber.id),
    isOneClick: true,
  });
}
