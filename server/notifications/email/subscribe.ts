import { randomUUID } from "node:crypto";
import type { Actor } from "@/domain/accounts/actor";
import { AppError } from "@/domain/shared/errors";
import type { Subscribe } from "@/domain/notifications/subscription-input";
import { recordAudit } from "@/server/infra/audit";
import { type Tx, transaction } from "@/server/infra/db";
import { enqueue } from "@/server/infra/jobs";
import { canSendMail } from "@/server/infra/mail/mail";
import type { Client } from "@/server/infra/client";
import { hashToken } from "@/server/infra/crypto/token";
import { limitSubscribing, subscriberToken } from "@/server/notifications/subscriber-access";
import { addSubscriptions, resolveScopes } from "@/server/notifications/internal";

/**
 * Notes what somebody subscribes an address to, and how often it is to be notified, and emails its private link there,
 * once a day at most. Nothing else is sent before the owner presses the button behind that link, and whoever subscribes
 * does not learn whether the address was known.
 * @throws AppError invalid, rate_limited, unavailable (also where no mail is sent)
 */
export async function subscribe(actor: Actor, input: Subscribe, origin: Client, now: Date): Promise<void> {
  await limitSubscribing(actor, origin);
  if (!canSendMail()) {
    throw new AppError(
      "unavailable",
      "Not saved: this site cannot send email updates. It has not been set up to send email.",
    );
  }

  await transaction(async (tx) => {
    const scopes = await resolveScopes(tx, input);
    const { id, linkSentAt, confirmedAt } = await requireSubscriber(tx, input, now);
    await addSubscriptions(tx, id, scopes, null);
    const { choice } = input;
    await tx.subscriber.update({
      where: { id },
      data: confirmedAt === null ? { choice } : { requestedChoice: choice },
      select: { id: true },
    });
    if (linkSentAt !== null && now.getTime() - linkSentAt.getTime() < dayMs) {
      return;
    }
    await tx.subscriber.update({ where: { id }, data: { linkSentAt: now }, select: { id: true } });
    await enqueue(tx, "mail_subscription_link", { subscriberId: id }, { key: `mail_subscription_link:${id}` });
    await recordAudit(tx, actor, { action: "subscription.requested", subjectId: id, at: now });
  });
}

const dayMs = 24 * 60 * 60_000;

/** Of two that subscribe one address at once, the second waits here for the first. */
async function requireSubscriber(tx: Tx, { email, choice }: Subscribe, now: Date) {
  const id = randomUUID();
  const tokenHash = hashToken(subscriberToken(id));
  await tx.subscriber.createMany({
    data: [{ id, email, choice, tokenHash, createdAt: now }],
    skipDuplicates: true,
  });
  await tx.$queryRaw`SELECT id FROM subscribers WHERE email = ${email} FOR UPDATE`;

  return tx.subscriber.findUniqueOrThrow({
    where: { email },
    select: { id: true, linkSentAt: true, confirmedAt: true },
  });
}
