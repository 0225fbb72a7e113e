import type { Actor } from "@/domain/accounts/actor";
import { recordAudit } from "@/server/infra/audit";
import type { Tx } from "@/server/infra/db";

/**
 * Writes what an alert that is locked has become. The audit names the incident: whoever attaches an alert to it has
 * taken it in hand.
 */
export async function linkAlert(
  tx: Tx,
  actor: Actor,
  alert: { id: string },
  incidentId: string,
  now: Date,
): Promise<void> {
  await tx.alert.update({ where: { id: alert.id }, data: { incidentId, dismissedAt: null }, select: { id: true } });
  const detail = { alertId: alert.id };
  await recordAudit(tx, actor, { action: "incident.alert_attached", subjectId: incidentId, at: now, detail });
}
