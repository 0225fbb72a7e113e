import type { Actor } from "@/domain/accounts/actor";
import { AppError } from "@/domain/shared/errors";
import type { RequestLink } from "@/domain/notifications/subscription-input";
import { recordAudit } from "@/server/infra/audit";
import type { Client } from "@/server/infra/client";
import { hashToken } from "@/server/infra/crypto/token";
import { transaction } from "@/server/infra/db";
import { enqueue } from "@/server/infra/jobs";
import { canSendMail } from "@/server/infra/mail/mail";
import { limitLinkRequests } from "@/server/notifications/limit-subscribing";
import { hasLink, subscriberToken } from "@/server/notifications/subscriber-access";

/**
 * Emails an address that is subscribed the link to its private page, once a day at most, so that its owner can
 * unsubscribe there. Whoever types an address in does not learn whether it is subscribed, and ends nothing by it.
 * @throws AppError rate_limited, unavailable (also where no mail is sent)
 */
export async function requestLink(actor: Actor, { email }: RequestLink, origin: Client, now: Date): Promise<void> {
  await limitLinkRequests(actor, origin);
  if (!canSendMail()) {
    throw new AppError(
      "unavailable",
      "Nothing was changed: this site cannot send email now, updates included. Ask the help desk to delete your address.",
    );
  }

  await transaction(async (tx) => {
    const subscriber = await tx.subscriber.findUnique({
      where: { email },
      select: { id: true, linkSentAt: true, tokenHash: true },
    });
    if (!subscriber) {
      return;
    }
    const { id, linkSentAt } = subscriber;
    // Differs where the secret that links follow from was changed since.
    const tokenHash = hashToken(subscriberToken(id));
    if (hasLink(linkSentAt, now) && tokenHash === subscriber.tokenHash) {
      return;
    }
    await tx.subscriber.updateMany({ where: { id }, data: { linkSentAt: now, tokenHash } });
    await enqueue(
      tx,
      "mail_subscription_link",
      { subscriberId: id, isLeaving: true },
      { key: `mail_subscription_link:${id}` },
    );
    await recordAudit(tx, actor, { action: "subscription.link_requested", subjectId: id, at: now });
  });
}
