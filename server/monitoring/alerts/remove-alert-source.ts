import type { Actor } from "@/domain/accounts/actor";
import type { RemoveAlertSource } from "@/domain/monitoring/alert-input";
import { AppError } from "@/domain/shared/errors";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";

/** Removes a sender with the alerts that it sent; incidents stay. @throws AppError forbidden, not_found */
export async function removeAlertSource(actor: Actor, { id }: RemoveAlertSource, now: Date): Promise<void> {
  requirePermission(actor, "alert_source.manage");

  await transaction(async (tx) => {
    const removed = await tx.alertSource.deleteMany({ where: { id } });
    if (removed.count === 0) {
      throw new AppError("not_found", "This sender does not exist any more. Load the page again.");
    }
    await recordAudit(tx, actor, { action: "alert_source.removed", subjectId: id, at: now });
  });
}
