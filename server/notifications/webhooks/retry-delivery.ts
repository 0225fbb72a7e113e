import type { Actor } from "@/domain/accounts/actor";
import type { RetryDelivery } from "@/domain/notifications/webhook-input";
import { AppError } from "@/domain/shared/errors";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { enqueueSending } from "@/server/infra/jobs";
import { webhooks } from "./channel";

/**
 * Tries a delivery that has failed, or that is tried again later, once more at once. It keeps its id.
 * @throws AppError conflict (accepted already, on its way, or its webhook is paused), forbidden, not_found
 */
export async function retryWebhookDelivery(actor: Actor, { id }: RetryDelivery, now: Date): Promise<void> {
  requirePermission(actor, "webhook.manage");

  await transaction(async (tx) => {
    const delivery = await tx.webhookDelivery.findUnique({
      where: { id },
      select: { webhookId: true, webhook: { select: { disabledAt: true } } },
    });
    if (!delivery) {
      throw new AppError("not_found", "This delivery does not exist any more. Load the page again.");
    }
    if (delivery.webhook.disabledAt !== null) {
      throw new AppError("conflict", "This webhook is paused, so that nothing is sent to it. Resume it first.");
    }
    const { count } = await tx.webhookDelivery.updateMany({
      where: {
        id,
        OR: [
          { state: { in: ["failed", "skipped"] } },
          { state: "queued", claimedUntil: null },
          { state: "queued", claimedUntil: { lt: now } },
        ],
      },
      data: { state: "queued", settledAt: null, claimedUntil: null, dueAt: now },
    });
    if (count === 0) {
      throw new AppError("conflict", "This delivery is on its way, or was accepted already. Load the page again.");
    }
    await enqueueSending(tx, webhooks.name);
    await recordAudit(tx, actor, { action: "webhook.retried", subjectId: delivery.webhookId, at: now });
  });
}
