import type { Actor } from "@/domain/accounts/actor";
import type { RetryRequest } from "@/domain/notifications/webhook-input";
import { AppError } from "@/domain/shared/errors";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { enqueue } from "@/server/infra/jobs";

/**
 * Tries a request that was put off, or that has failed, once more at once. It keeps its id.
 * @throws AppError conflict (taken already, on its way, or its endpoint is off), forbidden, not_found
 */
export async function retryRequest(actor: Actor, { id }: RetryRequest, now: Date): Promise<void> {
  requirePermission(actor, "endpoint.manage");

  await transaction(async (tx) => {
    const request = await tx.endpointDelivery.findUnique({
      where: { id },
      select: { endpointId: true, endpoint: { select: { disabledAt: true } } },
    });
    if (!request) {
      throw new AppError("not_found", "This request does not exist any more. Load the page again.");
    }
    if (request.endpoint.disabledAt !== null) {
      throw new AppError("conflict", "This endpoint is off, so that nothing is sent to it. Take it up again first.");
    }
    const { count } = await tx.endpointDelivery.updateMany({
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
    await enqueue(tx, "send_requests", {}, { key: "send_requests" });
    await recordAudit(tx, actor, { action: "endpoint.retried", subjectId: request.endpointId, at: now });
  });
}
