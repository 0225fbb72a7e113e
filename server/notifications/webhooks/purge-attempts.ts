import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { transaction } from "@/server/infra/db";

/** Forgets attempts that are older than 30 days, and the tests that they belong to. What was told of an update stays. */
export async function purgeWebhookAttempts(actor: Actor, now: Date): Promise<void> {
  requirePermission(actor, "webhook.send");
  const before = new Date(now.getTime() - keptMs);

  await transaction(async (tx) => {
    await tx.webhookAttempt.deleteMany({ where: { at: { lt: before } } });
    await tx.webhookDelivery.deleteMany({ where: { updateId: null, settledAt: { lt: before } } });
  });
}

const keptMs = 30 * 24 * 60 * 60_000;
