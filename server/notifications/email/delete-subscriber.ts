import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { EndSubscription, Unsubscribe } from "@/domain/notifications/subscription-input";
import { AppError } from "@/domain/shared/errors";
import { hashToken } from "@/server/infra/crypto/token";
import { env } from "@/server/infra/env";
import { recordAudit } from "@/server/infra/audit";
import { type Tx, transaction } from "@/server/infra/db";
import { limitOwnSubscription } from "@/server/notifications/subscriber-access";

/**
 * Deletes whoever has the link, with everything that was to be sent. Done again, it is done already.
 * @throws AppError not_found for what never was the link of a subscriber, rate_limited, unavailable
 */
export async function unsubscribe(actor: Actor, { token }: Unsubscribe, now: Date): Promise<void> {
  await limitOwnSubscription(actor, token);

  await transaction(async (tx) => {
    const tokenHash = hashToken(token);
    const subscriber = await tx.subscriber.findUnique({ where: { tokenHash }, select: { id: true } });
    if (subscriber && (await deleteSubscriber(tx, actor, subscriber.id, now))) {
      return;
    }
    if (!(await tx.endedSubscription.findUnique({ where: { tokenHash }, select: { tokenHash: true } }))) {
      throw new AppError(
        "not_found",
        `Nothing was changed: no subscription belongs to this link. Unsubscribe by your address at ${env().ORIGIN}/subscribe?leave`,
      );
    }
  });
}

/**
 * Deletes a subscriber whose owner asked staff to, with everything that was to be sent. The audit names no address.
 * @throws AppError forbidden, not_found
 */
export async function endSubscription(actor: Actor, { id }: EndSubscription, now: Date): Promise<void> {
  requirePermission(actor, "subscriber.manage");

  await transaction(async (tx) => {
    if (!(await deleteSubscriber(tx, actor, id, now))) {
      throw new AppError("not_found", "This address has unsubscribed already. Load the page again.");
    }
  });
}

/** Deletes addresses that nobody confirmed within a week, and those that are subscribed to nothing any more. */
export async function purgeSubscribers(actor: Actor, now: Date): Promise<void> {
  requirePermission(actor, "mail.send");

  await transaction(async (tx) => {
    const weekAgo = new Date(now.getTime() - 7 * 24 * 60 * 60_000);
    const over = await tx.subscriber.findMany({
      where: {
        OR: [
          { confirmedAt: null, linkSentAt: { lt: weekAgo } },
          {
            subscriptions: { none: {} },
            deliveries: { none: { OR: [{ state: "queued" }, { settledAt: { gt: weekAgo } }] } },
          },
        ],
      },
      select: { id: true, tokenHash: true },
    });
    await tx.subscriber.deleteMany({ where: { id: { in: over.map(({ id }) => id) } } });
    await recordEnded(tx, over, now);
    const longAgo = new Date(now.getTime() - keptDays * 24 * 60 * 60_000);
    await tx.endedSubscription.deleteMany({ where: { endedAt: { lt: longAgo } } });
  });
}

// Longer than anybody keeps an email of an outage at hand.
const keptDays = 3 * 366;

/** @returns whether there was one: of two who delete it at once, the second finds nothing */
async function deleteSubscriber(tx: Tx, actor: Actor, id: string, now: Date): Promise<boolean> {
  const links = await tx.subscriber.findMany({ where: { id }, select: { tokenHash: true } });
  const { count } = await tx.subscriber.deleteMany({ where: { id } });
  if (count > 0) {
    await recordEnded(tx, links, now);
    await recordAudit(tx, actor, { action: "subscription.ended", subjectId: id, at: now });
  }

  return count > 0;
}

/** What the page of an old link is known by afterwards. */
async function recordEnded(tx: Tx, links: readonly { tokenHash: string }[], now: Date): Promise<void> {
  await tx.endedSubscription.createMany({
    data: links.map(({ tokenHash }) => ({ tokenHash, endedAt: now })),
    skipDuplicates: true,
  });
}
