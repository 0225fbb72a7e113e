import type { Actor } from "@/domain/accounts/actor";
import type { RetryRequest } from "@/domain/notifications/webhook-input";
import { AppError } from "@/domain/shared/errors";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { enqueue } from "@/server/infra/jobs";

/**
 * Tries a request that was put off, or that has failed, once more at once. It keeps its id.
 * @throws AppError conflict (taken already, on its way, or its webhook is off), forbidden, not_found
 */
export async function retryWebhookDelivery(actor: Actor, { id }: RetryRequest, now: Date): Promise<void> {
  requirePermission(actor, "webhook.manage");

  await transaction(async (tx) => {
    const request = await tx.webhookDelivery.findUnique({
      where: { id },
      select: { webhookId: true, webhook: { select: { disabledAt: true } } },
    });
    if (!request) {
      throw new AppError("not_found", "This request does not exist any more. Load the page again.");
    }
    if (request.webhook.disabledAt !== null) {
      throw new AppError("conflict", "This webhook is off, so that nothing is sent to it. Take it up again first.");
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
      throw new AppError("conflict", "This request is on its way, or was taken already. Load the page again.");
    }
    await enqueue(tx, "send_webhook_deliveries", {}, { key: "send_webhook_deliveries" });
    await recordAudit(tx, actor, { action: "webhook.retried", subjectId: request.webhookId, at: now });
  });
}
