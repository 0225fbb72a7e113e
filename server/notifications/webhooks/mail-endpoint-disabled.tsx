import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { db } from "@/server/infra/db";
import { canSendMail, sendMailIfTaken } from "@/server/infra/mail/mail";
import { frameHtml, frameText, Plain } from "@/server/infra/mail/mail-frame";
import { findSite } from "@/server/site/queries";
import { endpointOffMessageId } from "@/server/notifications/email/message-ids";
import { oneClickUrl, privateUrl, subscriberFoot } from "@/server/notifications/email/private-urls";

/**
 * Tells a subscriber that nothing is sent to their endpoint any more, and why.
 * @throws AppError unavailable when the mail server did not take it: the job tries again
 */
export async function mailEndpointDisabled(
  actor: Actor,
  { endpointId }: { readonly endpointId: string },
  now: Date,
): Promise<void> {
  requirePermission(actor, "endpoint.send");
  const endpoint = await db.endpoint.findUnique({
    where: { id: endpointId },
    select: {
      name: true,
      disabledAt: true,
      disabledFor: true,
      subscriber: { select: { id: true, email: true, suspendedAt: true } },
    },
  });
  if (!canSendMail() || !endpoint?.subscriber || endpoint.subscriber.suspendedAt || endpoint.disabledFor === null) {
    return;
  }
  const { subscriber } = endpoint;
  const url = privateUrl(subscriber.id);
  const foot = subscriberFoot(subscriber.id, (await findSite()).name);
  const words = [
    `Nothing is sent to your webhook “${endpoint.name}” any more. ${endpoint.disabledFor}`,
    `When that is mended, take it up again on your page: ${url}`,
  ];

  await sendMailIfTaken({
    to: subscriber.email,
    subject: `Your webhook “${endpoint.name}” is off`,
    text: frameText(words.join("\n\n"), foot),
    html: frameHtml(<Plain text={words.join("\n\n")} />, foot),
    messageId: endpointOffMessageId(endpointId, endpoint.disabledAt ?? now),
    inReplyTo: null,
    references: [],
    unsubscribeUrl: oneClickUrl(subscriber.id),
    isOneClick: true,
  });
}
