import type { Actor } from "@/domain/accounts/actor";
import { AppError } from "@/domain/shared/errors";
import { requirePermission } from "@/domain/accounts/permissions";
import type { EndSubscription } from "@/domain/notifications/subscription-input";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";

/**
 * Forgets a subscriber, with everything that was to be sent, for its owner who asked staff to. The audit names no address.
 * @throws AppError forbidden, not_found
 */
export async function endSubscription(actor: Actor, { id }: EndSubscription, now: Date): Promise<void> {
  requirePermission(actor, "subscriber.manage");

  await transaction(async (tx) => {
    const ended = await tx.subscriber.deleteMany({ where: { id } });
    if (ended.count === 0) {
      throw new AppError("not_found", "This address has left already. Load the page again.");
    }
    await recordAudit(tx, actor, { action: "subscription.ended", subjectId: id, at: now });
  });
}
