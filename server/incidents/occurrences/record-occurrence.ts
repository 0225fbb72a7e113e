import type { Actor } from "@/domain/accounts/actor";
import { announceIncident } from "@/server/incidents/announce-incident";
import { recordAudit } from "@/server/infra/audit";
import type { Tx } from "@/server/infra/db";

type Recorded = {
  incidentId: string;
  at: Date;
  downSeconds: number | null;
  text: string;
  /** The alert that it came from. */
  alertId?: string | null;
  idempotencyKey: string;
};

/** Writes one recurrence into a transaction that holds the lock of its incident, and announces the incident. */
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
