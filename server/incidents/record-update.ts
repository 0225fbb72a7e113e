import { type Actor, staffId } from "@/domain/accounts/actor";
import { affectedChanges, nextAffected } from "@/domain/incidents/affected";
import { formatCode } from "@/domain/shared/codes";
import { endPostedAt } from "@/domain/confirmations/confirmations";
import type { OpenIncident, PostUpdate } from "@/domain/incidents/incident-input";
import { type IncidentWords, saidWords } from "@/domain/incidents/incident-words";
import { currentStatus, effectiveAt, endedAt, isEnded, isInEffect, newestFirst } from "@/domain/incidents/statuses";
import type { Impact, IncidentStatus, ServiceStatus, Unit } from "@/domain/shared/words";
import { recordAudit } from "@/server/infra/audit";
import type { Tx } from "@/server/infra/db";
import { enqueueNotifications } from "@/server/notifications/enqueue-notifications";
import { findDerivedImpact } from "./find-derived-impact";
import type { UpdateText } from "./render-update-text";
import type { IncidentForWrite } from "./require-incident";
import { scheduleLastAsking, scheduleDeadlines } from "./schedule-deadlines";
import { findNamedServices, writeAffected } from "./write-affected";

export type UpdateEntry = {
  status: IncidentStatus;
  text: UpdateText;
  withdrawWorkaround: boolean;
  happenedAt: Date | null;
  nextUpdateBy: Date | null;
  /** Null: they stay. */
  services: readonly { code: string; status: ServiceStatus }[] | null;
  /** Chosen by its writer; null: derived, or as chosen before. */
  impact: Impact | null;
  /** What is not among them stays as said before. */
  words: Partial<IncidentWords>;
  readings: readonly { label: string; value: number; unit: Unit; capacity: number | null; readAt: Date }[];
  /** Whether subscribers are notified. */
  notifiesSubscribers: boolean;
  idempotencyKey: string;
};

/** Of an update that says something, and changes nothing else. */
export const changesNothing = {
  withdrawWorkaround: false,
  happenedAt: null,
  services: null,
  impact: null,
  words: {},
  readings: [],
} as const satisfies Partial<UpdateEntry>;

/** What opening and posting say in the same words. */
export function saidIn(input: OpenIncident | PostUpdate) {
  return {
    status: input.status,
    nextUpdateBy: input.nextUpdateBy ?? null,
    impact: input.impact ?? null,
    words: saidWords(input),
    readings: input.readings,
    notifiesSubscribers: input.notifiesSubscribers,
    idempotencyKey: input.idempotencyKey,
  };
}

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
  const place = {
    number: incident.lastUpdateNumber + 1,
    status: entry.status,
    postedAt: now,
    happenedAt: entry.happenedAt,
  };
  const updates = [...(await listDatedUpdates(tx, incident.id)), place];
  const isNewest = newestFirst(updates)[0] === place;
  const status = currentStatus(updates, incident.kind);
  const nextUpdateBy = isEnded(status) ? null : entry.nextUpdateBy;
  const update = await insertUpdate(tx, actor, incident.id, { ...entry, ...place, nextUpdateBy });
  if (isNewest) {
    await applyServices(tx, incident, entry, { id: update.id, at: effectiveAt(place) });
  }

  const hasBegun = incident.status === "scheduled" && isInEffect({ kind: incident.kind, status });
  const after = await tx.incident.update({
    where: { id: incident.id },
    data: {
      status,
      endedAt: endedAt(updates),
      nextUpdateBy,
      lastUpdateNumber: place.number,
      changedAt: now,
      ...(hasBegun ? { startedAt: effectiveAt(place) } : {}),
      ...entry.words,
      ...nextWorkaround(entry, update.id),
      ...(await nextImpact(tx, { ...incident, status }, entry.impact)),
    },
    select: { id: true, kind: true, status: true, nextUpdateBy: true, scheduledFor: true, scheduledUntil: true },
  });
  await scheduleDeadlines(tx, after);
  await scheduleLastAsking(tx, after, endPostedAt(updates));
  await enqueueNotifications(tx, {
    updateId: update.id,
    incidentId: incident.id,
    status,
    notifiesSubscribers: entry.notifiesSubscribers,
    isEdit: false,
  });
  await recordAudit(tx, actor, { action: "update.posted", subjectId: update.id, at: now });

  return formatCode({ ...incident, update: place.number });
}

/** What the rules of time and status need of every update of an incident. */
export function listDatedUpdates(tx: Tx, incidentId: string) {
  return tx.update.findMany({
    where: { incidentId },
    select: { number: true, status: true, postedAt: true, happenedAt: true },
  });
}

function insertUpdate(
  tx: Tx,
  actor: Actor,
  incidentId: string,
  entry: UpdateEntry & { number: number; postedAt: Date },
): Promise<{ id: string }> {
  const { body, workaround } = entry.text;

  return tx.update.create({
    data: {
      incidentId,
      number: entry.number,
      status: entry.status,
      bodyMarkdown: body.markdown,
      bodyHtml: body.html,
      workaroundMarkdown: workaround?.markdown ?? null,
      workaroundHtml: workaround?.html ?? null,
      postedAt: entry.postedAt,
      happenedAt: entry.happenedAt,
      nextUpdateBy: entry.nextUpdateBy,
      notifiesSubscribers: entry.notifiesSubscribers,
      authorId: staffId(actor),
      idempotencyKey: entry.idempotencyKey,
      ...(entry.readings.length > 0 ? { readings: { create: [...entry.readings] } } : {}),
    },
    select: { id: true },
  });
}

async function applyServices(
  tx: Tx,
  incident: IncidentForWrite,
  entry: UpdateEntry,
  update: { id: string; at: Date },
): Promise<void> {
  const current = new Map(incident.affected.map(({ serviceId, status }) => [serviceId, status]));
  const said = entry.services && (await findNamedServices(tx, entry.services, incident));
  const before = incident.lastUpdateNumber === 0 ? null : incident.status;
  const step = { kind: incident.kind, before, after: entry.status };
  const next = nextAffected(step, current, said);
  const changes = affectedChanges(step, current, next);
  await writeAffected(tx, incident.id, { current, next }, { updateId: update.id, at: update.at, changes });
}

/** A new workaround takes the place of the one before, which else stays unless it is withdrawn. */
function nextWorkaround(entry: UpdateEntry, updateId: string): { workaroundUpdateId?: string | null } {
  if (entry.text.workaround) {
    return { workaroundUpdateId: updateId };
  }

  return entry.withdrawWorkaround ? { workaroundUpdateId: null } : {};
}

/** What a writer has chosen stays until somebody derives it again. */
async function nextImpact(
  tx: Tx,
  incident: Pick<IncidentForWrite, "id" | "status" | "isImpactOverridden">,
  said: Impact | null,
): Promise<{ impact?: Impact; isImpactOverridden?: true }> {
  if (said) {
    return { impact: said, isImpactOverridden: true };
  }

  return incident.isImpactOverridden ? {} : { impact: await findDerivedImpact(tx, incident) };
}
