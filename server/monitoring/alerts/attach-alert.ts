import type { Actor } from "@/domain/accounts/actor";
import type { AttachAlert } from "@/domain/monitoring/alert-action-input";
import { AppError } from "@/domain/shared/errors";
import { requirePermission } from "@/domain/accounts/permissions";
import { requireIncidentForWrite } from "@/server/incidents/require-incident";
import { transaction } from "@/server/infra/db";
import { linkAlert } from "./link-alert";
import { requireUndecidedAlert } from "./require-alert";

/** Says that an alert belongs to an incident that is open already. @throws AppError forbidden, not_found, conflict */
export async function attachAlert(actor: Actor, input: AttachAlert, now: Date): Promise<void> {
  requirePermission(actor, "alert.decide");

  await transaction(async (tx) => {
    const alert = await requireUndecidedAlert(tx, input.id);
    const incident = await requireIncidentForWrite(tx, input.incident);
    if (incident.endedAt) {
      throw new AppError(
        "conflict",
        `${input.incident} is over. Reopen it first, or open an incident from this alert.`,
      );
    }
    await linkAlert(tx, actor, alert, incident.id, now);
  });
}
