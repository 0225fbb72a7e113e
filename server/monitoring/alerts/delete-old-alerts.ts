import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { transaction } from "@/server/infra/db";

const keptMs = 30 * 86_400_000;

/** Deletes alerts that were over 30 days ago, unless an incident came of them. */
export async function deleteOldAlerts(actor: Actor, now: Date): Promise<void> {
  requirePermission(actor, "alert_source.manage");
  const before = new Date(now.getTime() - keptMs);

  await transaction((tx) =>
    tx.alert.deleteMany({ where: { state: "resolved", endsAt: { lt: before }, incidentId: null } }),
  );
}
