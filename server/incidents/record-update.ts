import { type Actor, staffId } from "@/domain/accounts/actor";
import { formatCode } from "@/domain/shared/codes";
import type { OpenIncident, PostUpdate, ServiceChange } from "@/domain/incidents/incident-input";
import { type IncidentWords, saidWords } from "@/domain/incidents/incident-words";
import type { DerivedIncident } from "@/domain/incidents/derive";
import type { Question } from "@/domain/incidents/judge-update";
import { settleTime } from "@/domain/incidents/settle-time";
import type { Audience } from "@/domain/notifications/subscriptions";
import type { Impact, IncidentStatus, Unit } from "@/domain/shared/words";
import { recordAudit } from "@/server/infra/audit";
import type { Tx } from "@/server/infra/db";
import { enqueueNotifications } from "@/server/notifications/enqueue-notifications";
import { findNamedServices } from "./find-named-services";
import type { UpdateText } from "./render-update-text";
import { requireDerived } from "./require-derived";
import type { IncidentForWrite } from "./require-incident";
import { listSaidUpdates, type StoredUpdate } from "./said-updates";
import { writeDerived } from "./write-derived";

/** What an update changes; what it does not name stays. */
export type UpdateEntry = {
  text: UpdateText;
  /** Null: unchanged. */
  statusChange: IncidentStatus | null;
  reopens: boolean;
  services: readonly ServiceChange[];
  saysNoneAffected: boolean;
  /** Undefined: it stays; null: it is withdrawn. */
  promise: Date | null | undefined;
  withdrawsWorkaround: boolean;
  happenedAt: Date | null;
  /** When the incident began; of the first update alone. */
  beganAt: Date | null;
  /** `derived`: from the services again. */
  impact: Impact | "derived" | null;
  words: Partial<IncidentWords>;
  readings: readonly { label: string; value: number; unit: Unit; capacity: number | null; readAt: Date }[];
  confirmed: readonly Question[];
  /** Whether subscribers are notified. */
  notifiesSubscribers: boolean;
  /** Who of them; left out, who is subscribed. */
  audience?: Audience;
  idempotencyKey: string;
};

/** Of an update that says something, and changes nothing. */
export const changesNothing = {
  statusChange: null,
  reopens: false,
  services: [],
  saysNoneAffected: false,
  promise: undefined,
  withdrawsWorkaround: false,
  happenedAt: null,
  beganAt: null,
  impact: null,
  words: {},
  readings: [],
  confirmed: [],
} as const satisfies Partial<UpdateEntry>;

/** What opening and posting say in the same words. */
export function saidIn(input: OpenIncident | PostUpdate) {
  return {
    saysNoneAffected: input.noneAffected,
    promise: input.nextUpdateBy,
    impact: input.impact ?? null,
    words: saidWords(input),
    readings: input.readings,
    notifiesSubscribers: input.notifiesSubscribers,
    idempotencyKey: input.idempotencyKey,
  };
}

/**
 * Writes the next update of an incident that is locked, and what follows from it.
 * @returns the update’s code, and its id
 * @throws AppError invalid; QuestionError
 */
export async function recordUpdate(
  tx: Tx,
  actor: Actor,
  incident: IncidentForWrite,
  entry: UpdateEntry,
  now: Date,
): Promise<{ code: string; id: string }> {
  const before = incident.lastUpdateNumber === 0 ? [] : await listSaidUpdates(tx, incident.id);
  const next = nextUpdate(before, entry, await findNamedServices(tx, entry.services, incident), now);
  const after = [...before, next];
  const { number } = next;
  const derived = await requireDerived(tx, incident, { before, after, number, confirmed: entry.confirmed }, now);
  const { id } = await insertUpdate(tx, actor, incident.id, entry, next, derived);
  await writeDerived(
    tx,
    actor,
    withImpact(incident, entry),
    [...before, { ...next, id, derived: derivedOf(next, derived) }],
    derived,
    {
      lastUpdateNumber: number,
      changedAt: now,
      ...entry.words,
    },
  );
  await enqueueNotifications(tx, {
    updateId: id,
    incidentId: incident.id,
    status: derived.status,
    notifiesSubscribers: entry.notifiesSubscribers,
    isEdit: false,
    ...(entry.audience ? { audience: entry.audience } : {}),
  });
  await recordAudit(tx, actor, { action: "update.posted", subjectId: id, at: now });

  return { code: formatCode({ ...incident, update: number }), id };
}

/** A clock that went back does not change the order: nothing is posted before what was posted already. */
function nextUpdate(
  before: readonly StoredUpdate[],
  entry: UpdateEntry,
  services: StoredUpdate["services"],
  now: Date,
): StoredUpdate {
  const latest = before.at(-1);
  const { statusChange, saysNoneAffected, promise, beganAt } = entry;

  return {
    ...{ statusChange, saysNoneAffected, promise, beganAt, services },
    id: "",
    number: (latest?.number ?? 0) + 1,
    postedAt: latest && latest.postedAt > now ? latest.postedAt : now,
    happenedAt: entry.happenedAt && settleTime(entry.happenedAt, before),
    reopens: entry.reopens,
    workaround: entry.text.workaround ? "added" : entry.withdrawsWorkaround ? "withdrawn" : null,
    derived: null,
  };
}

function derivedOf({ number }: StoredUpdate, derived: DerivedIncident) {
  return {
    status: derived.statusAfter.get(number) ?? derived.status,
    nextUpdateBy: derived.promiseAfter.get(number) ?? null,
  };
}

function insertUpdate(
  tx: Tx,
  actor: Actor,
  incidentId: string,
  entry: UpdateEntry,
  next: StoredUpdate,
  derived: DerivedIncident,
): Promise<{ id: string }> {
  const { body, workaround } = entry.text;
  const { number, postedAt, happenedAt, beganAt, statusChange, reopens, saysNoneAffected } = next;

  return tx.update.create({
    data: {
      ...{ incidentId, number, postedAt, happenedAt, beganAt, statusChange, reopens, saysNoneAffected },
      ...derivedOf(next, derived),
      saysPromise: next.promise !== undefined,
      bodyMarkdown: body.markdown,
      bodyHtml: body.html,
      workaroundMarkdown: workaround?.markdown ?? null,
      workaroundHtml: workaround?.html ?? null,
      withdrawsWorkaround: entry.withdrawsWorkaround,
      impactChange: entry.impact === "derived" ? null : entry.impact,
      derivesImpact: entry.impact === "derived",
      ...(Object.keys(entry.words).length > 0 ? { wordsChange: entry.words } : {}),
      notifiesSubscribers: entry.notifiesSubscribers,
      authorId: staffId(actor),
      idempotencyKey: entry.idempotencyKey,
      services: { create: [...next.services].map(([serviceId, status]) => ({ serviceId, status })) },
      ...(entry.readings.length > 0 ? { readings: { create: [...entry.readings] } } : {}),
    },
    select: { id: true },
  });
}

function withImpact(incident: IncidentForWrite, { impact }: UpdateEntry): IncidentForWrite {
  if (impact === null) {
    return incident;
  }

  return impact === "derived"
    ? { ...incident, isImpactOverridden: false }
    : { ...incident, impact, isImpactOverridden: true };
}
