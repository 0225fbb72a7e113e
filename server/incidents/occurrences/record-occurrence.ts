import type { Actor } from "@/domain/accounts/actor";
import { announceIncident } from "@/server/incidents/announce-incident";
import { recordAudit } from "@/server/infra/audit";
import { transaction, type Tx } from "@/server/infra/db";
import { AppError } from "@/domain/shared/errors";
import type { RemoveOccurrence } from "@/domain/incidents/occurrence-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { requireIncidentRight } from "@/server/incidents/require-incident";

type Recorded = {
  incidentId: string;
  at: Date;
  downSeconds: number | null;
  text: string;
  /** The alert that it came from. */
  alertId?: string | null;
  idempotencyKey: string;
};

/** Writes one occurrence into a transaction that holds the lock of its incident, and announces the incident. */
export async function recordOccurrence(tx: Tx, actor: Actor, occurrence: Recorded, now: Date): Promise<{ id: string }> {
  const alertSourceId = actor.kind === "program" ? actor.id : null;
  const recorded = await tx.occurrence.create({
    data: { ...occurrence, alertSourceId, recordedAt: now },
    select: { id: true },
  });
  await recordAudit(tx, actor, { action: "occurrence.added", subjectId: recorded.id, at: now });
  await announceIncident(tx, occurrence.incidentId, null);

  return recorded;
}

/** Removes an occurrence that was none. What it said stays in the audit entry. @throws AppError forbidden, not_found */
export async function removeOccurrence(actor: Actor, { id }: RemoveOccurrence, now: Date): Promise<void> {
  requirePermission(actor, "occurrence.remove");

  await transaction(async (tx) => {
    const occurrence = await tx.occurrence.findUnique({
      where: { id },
      select: {
        ...{ incidentId: true, at: true, downSeconds: true, text: true },
        incident: { select: { id: true, prefix: true, number: true } },
      },
    });
    if (!occurrence) {
      throw new AppError("not_found", "This occurrence is gone already. Load the page again.");
    }
    const { incidentId, incident, at, ...said } = occurrence;
    await requireIncidentRight(tx, incident, { actor, permission: "occurrence.remove" });
    await tx.occurrence.delete({ where: { id }, select: { id: true } });
    const detail = { ...said, at: at.toISOString(), incidentId };
    await recordAudit(tx, actor, { action: "occurrence.removed", subjectId: id, at: now, detail });
    await announceIncident(tx, incidentId, null);
  });
}
