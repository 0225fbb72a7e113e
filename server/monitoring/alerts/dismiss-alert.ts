import type { Actor } from "@/domain/accounts/actor";
import type { DismissAlert } from "@/domain/monitoring/alert-action-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { requireUndecidedAlert } from "./require-alert";

/** Takes an alert off the desk until it fires again. The second time changes nothing. @throws AppError forbidden, not_found, conflict */
export async function dismissAlert(actor: Actor, input: DismissAlert, now: Date): Promise<void> {
  requirePermission(actor, "alert.decide");

  await transaction(async (tx) => {
    const alert = await requireUndecidedAlert(tx, input.id);
    if (alert.dismissedAt) {
      return;
    }
    await tx.alert.update({ where: { id: alert.id }, data: { dismissedAt: now }, select: { id: true } });
    await recordAudit(tx, actor, { action: "alert.dismissed", subjectId: alert.id, at: now });
  });
}
