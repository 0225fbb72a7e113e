import type { Actor } from "@/domain/accounts/actor";
import type { AttachAlert, DismissAlert } from "@/domain/monitoring/alert-action-input";
import { AppError } from "@/domain/shared/errors";
import { requirePermission } from "@/domain/accounts/permissions";
import { requireIncidentForWrite } from "@/server/incidents/require-incident";
import { transaction } from "@/server/infra/db";
import { recordAudit } from "@/server/infra/audit";
import { linkAlert } from "./link-alert";
import { requireUndecidedAlert } from "./require-alert";

/** Says that an alert belongs to an incident that is open already. @throws AppError forbidden, not_found, conflict */
export async function attachAlert(actor: Actor, input: AttachAlert, now: Date): Promise<void> {
  requirePermission(actor, "alert.decide");

  await transaction(async (tx) => {
    const alert = await requireUndecidedAlert(tx, actor, input.id);
    const incident = await requireIncidentForWrite(tx, input.incident, { actor, permission: "alert.decide" });
    if (incident.endedAt) {
      throw new AppError(
        "conflict",
        `${input.incident} is over. Reopen it first, or open an incident from this alert.`,
      );
    }
    await linkAlert(tx, actor, alert, incident.id, now);
  });
}

/** Takes an alert off the dashboard until it fires again. The second time changes nothing. @throws AppError forbidden, not_found, conflict */
export async function dismissAlert(actor: Actor, input: DismissAlert, now: Date): Promise<void> {
  requirePermission(actor, "alert.decide");

  await transaction(async (tx) => {
    const alert = await requireUndecidedAlert(tx, actor, input.id);
    if (alert.dismissedAt) {
      return;
    }
    await tx.alert.update({ where: { id: alert.id }, data: { dismissedAt: now }, select: { id: true } });
    await recordAudit(tx, actor, { action: "alert.dismissed", subjectId: alert.id, at: now });
  });
}
