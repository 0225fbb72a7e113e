import { type Actor, staffId } from "@/domain/actor";
import { type Affected, affectedChanges, nextAffected } from "@/domain/affected";
import { formatCode } from "@/domain/codes";
import { currentStatus, deriveImpact, effectiveAt, endedAt, isEnded, isInEffect, newestFirst } from "@/domain/statuses";
import type { Impact, IncidentStatus, ServiceStatus, Unit } from "@/domain/words";
import { recordAudit } from "@/server/infra/audit";
import type { Tx } from "@/server/infra/db";
import type { UpdateText } from "./render-update-text";
import type { IncidentForWrite } from "./require-incident";
import { scheduleMoments } from "./schedule-moments";
import { findNamedServices, writeAffected } from "./write-affected";

export type UpdateEntry = {
  status: IncidentStatus;
  text: UpdateText;
  withdrawWorkaround: boolean;
  happenedAt: Date | null;
  nextUpdateBy: Date | null;
  /** Null: what stood stays. */
  services: readonly { code: string; status: ServiceStatus }[] | null;
  /** Said by a person; null: derived, or as said before. */
  impact: Impact | null;
  /** Null: as said before. */
  headline: string | null;
  summary: string | null;
  readings: readonly { label: string; value: number; unit: Unit; capacity: number | null; readAt: Date }[];
  idempotencyKey: string;
};

/**
 * Writes the next update of an incident that is locked, and what follows from it for the incident. A back-dated one
 * says what was: it leaves status, services and impact alone.
 * @returns the update's code
 */
export async function recordUpdate(
  tx: Tx,
  actor: Actor,
  incident: IncidentForWrite,
  entry: UpdateEntry,
  now: Date,
): Promise<string> {
  const number = incident.lastUpdateNumber + 1;
  const entryAt = { number, status: entry.status, postedAt: now, happenedAt: entry.happenedAt };
  const updates = [...(await listDatedUpdates(tx, incident.id)), entryAt];
  const isNewest = newestFirst(updates)[0] === entryAt;
  const status = currentStatus(updates, incident.kind);
  const nextUpdateBy = isEnded(status) ? null : entry.nextUpdateBy;

  const update = await insertUpdate(tx, actor, incident, { ...entry, nextUpdateBy }, entryAt);
  const changes = isNewest
    ? await applyServices(tx, incident, entry, { id: update.id, at: effectiveAt(entryAt) })
    : null;
  const isBeginning = isNewest && incident.status === "scheduled" && isInEffect({ kind: incident.kind, status });
  const after = await tx.incident.update({
    where: { id: incident.id },
    data: {
      status,
      endedAt: endedAt(updates),
      nextUpdateBy,
      lastUpdateNumber: number,
      changedAt: now,
      ...(await nextImpact(tx, incident, entry, status, changes)),
      ...(entry.text.workaround ? { workaroundUpdateId: update.id } : {}),
      ...(entry.withdrawWorkaround && !entry.text.workaround ? { workaroundUpdateId: null } : {}),
      ...(entry.headline ? { headline: entry.headline } : {}),
      ...(entry.summary ? { summary: entry.summary } : {}),
      ...(isBeginning ? { startedAt: effectiveAt(entryAt) } : {}),
    },
    select: { id: true, kind: true, status: true, nextUpdateBy: true, scheduledFor: true, scheduledUntil: true },
  });
  await scheduleMoments(tx, after);
  await recordAudit(tx, actor, { action: "update.posted", subjectId: update.id, at: now });

  return formatCode({ ...incident, update: number });
}

/** What the rules need of every update of an incident. */
export function listDatedUpdates(tx: Tx, incidentId: string) {
  return tx.update.findMany({
    where: { incidentId },
    select: { number: true, status: true, postedAt: true, happenedAt: true },
  });
}

async function insertUpdate(
  tx: Tx,
  actor: Actor,
  incident: IncidentForWrite,
  entry: UpdateEntry,
  at: { number: number; postedAt: Date },
): Promise<{ id: string }> {
  return tx.update.create({
    data: {
      incidentId: incident.id,
      ...at,
      status: entry.status,
      bodyMarkdown: entry.text.body.markdown,
      bodyHtml: entry.text.body.html,
      workaroundMarkdown: entry.text.workaround?.markdown ?? null,
      workaroundHtml: entry.text.workaround?.html ?? null,
      happenedAt: entry.happenedAt,
      nextUpdateBy: entry.nextUpdateBy,
      authorId: staffId(actor),
      idempotencyKey: entry.idempotencyKey,
      readings: { create: entry.readings.map((reading) => ({ ...reading })) },
    },
    select: { id: true },
  });
}

/** @returns what the incident says of its services from now on */
async function applyServices(
  tx: Tx,
  incident: IncidentForWrite,
  entry: UpdateEntry,
  update: { id: string; at: Date },
): Promise<Affected> {
  const current = new Map(incident.affected.map(({ serviceId, status }) => [serviceId, status]));
  const said = entry.services && (await findNamedServices(tx, entry.services));
  const step = {
    kind: incident.kind,
    before: incident.lastUpdateNumber === 0 ? null : incident.status,
    after: entry.status,
  };
  const next = nextAffected(step, current, said);
  const changes = affectedChanges(step, current, next);
  await writeAffected(tx, incident.id, next, { updateId: update.id, at: update.at, changes });

  return next;
}

/** While it is open, what its services say; once it is over, the worst it came to. A person's word stands. */
async function nextImpact(
  tx: Tx,
  incident: IncidentForWrite,
  entry: UpdateEntry,
  status: IncidentStatus,
  affected: Affected | null,
): Promise<{ impact?: Impact; isImpactOverridden?: true }> {
  if (entry.impact) {
    return { impact: entry.impact, isImpactOverridden: true };
  }
  if (incident.isImpactOverridden || affected === null) {
    return {};
  }
  if (!isEnded(status)) {
    return { impact: deriveImpact([...affected.values()].map((said) => ({ status: said }))) };
  }
  const said = await tx.serviceChange.findMany({
    where: { update: { incidentId: incident.id } },
    select: { newStatus: true },
  });

  return { impact: deriveImpact(said.map(({ newStatus }) => ({ status: newStatus }))) };
}
