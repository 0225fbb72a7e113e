import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { transaction } from "@/server/infra/db";

/** Forgets devices that their push service no longer knows, and those that are told of nothing any more. */
export async function purgePushSubscriptions(actor: Actor, now: Date): Promise<void> {
  requirePermission(actor, "webhook.send");

  await transaction(async (tx) => {
    const dayAgo = new Date(now.getTime() - 24 * 60 * 60_000);
    await tx.webhook.deleteMany({ where: { kind: "push", disabledAt: { lt: dayAgo } } });
    await tx.webhook.deleteMany({
      where: {
        kind: "push",
        isEverything: false,
        services: { none: {} },
        incidents: { none: {} },
        deliveries: { none: { OR: [{ state: "queued" }, { settledAt: { gt: dayAgo } }] } },
      },
    });
  });
}
