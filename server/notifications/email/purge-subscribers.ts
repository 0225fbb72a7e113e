import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { transaction } from "@/server/infra/db";

/** Forgets addresses that nobody confirmed within a week, and those that are told of nothing any more. */
export async function purgeSubscribers(actor: Actor, now: Date): Promise<void> {
  requirePermission(actor, "mail.send");

  await transaction(async (tx) => {
    const weekAgo = new Date(now.getTime() - 7 * 24 * 60 * 60_000);
    await tx.subscriber.deleteMany({ where: { confirmedAt: null, linkSentAt: { lt: weekAgo } } });
    await tx.subscriber.deleteMany({
      where: {
        subscriptions: { none: {} },
        deliveries: { none: { OR: [{ state: "queued" }, { settledAt: { gt: weekAgo } }] } },
      },
    });
  });
}
