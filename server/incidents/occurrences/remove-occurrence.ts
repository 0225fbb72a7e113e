import type { Actor } from "@/domain/accounts/actor";
import { AppError } from "@/domain/shared/errors";
import type { RemoveOccurrence } from "@/domain/incidents/occurrence-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { announceIncident } from "@/server/incidents/announce-incident";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";

/** Takes a recurrence back that was none. What it said stays in the audit entry. @throws AppError forbidden, not_found */
export async function removeOccurrence(actor: Actor, { id }: RemoveOccurrence, now: Date): Promise<void> {
  requirePermission(actor, "occurrence.remove");

  await transaction(async (tx) => {
    const occurrence = await tx.occurrence.findUnique({
      where: { id },
      select: { incidentId: true, at: true, downSeconds: true, text: true },
    });
    if (!occurrence) {
      throw new AppError("not_found", "This entry is gone already. Load the page again.");
    }
    const { incidentId, at, ...said } = occurrence;
    await tx.occurrence.delete({ where: { id }, select: { id: true } });
    const detail = { ...said, at: at.toISOString(), incidentId };
    await recordAudit(tx, actor, { action: "occurrence.removed", subjectId: id, at: now, detail });
    await announceIncident(tx, incidentId, null);
  });
}
