import { type Impact, type IncidentStatus, type ServiceStatus, statusesOfKind } from "@/domain/shared/words";
import { type Affected, allOperational, beforeOpening, beginningOf, overruledIn, replay, type State } from "./replay";
import { type About, byNumber, isEnd, type SaidUpdate } from "./said-update";
import { deriveImpact, isEnded, isInEffect, newestFirst } from "./statuses";

/** What holds from an instant on, and the update that says so. */
type Step = { number: number; at: Date; status: IncidentStatus; services: Affected };

export type Transition = { number: number; key: string; at: Date; oldStatus: ServiceStatus; newStatus: ServiceStatus };

export type DerivedIncident = {
  status: IncidentStatus;
  startedAt: Date;
  /** Null: it is open. */
  endedAt: Date | null;
  /** When a maintenance came into effect; null: it has not. */
  begunAt: Date | null;
  /** What the incident says of its services now. Once it is over they all work. */
  services: Affected;
  /** The same without the end: what a reopening comes back to. */
  formerServices: Affected;
  saysNoneAffected: boolean;
  /** While it is open the worst of now, once it is over the worst that it came to. */
  impact: Impact;
  promise: Date | null;
  /** The number of the update whose workaround is on top. */
  workaroundNumber: number | null;
  /** In order of time; several of them may be of one instant. */
  steps: readonly Step[];
  transitions: readonly Transition[];
  /** By number: what held after an update, and by when it let people expect the next one. */
  statusAfter: ReadonlyMap<number, IncidentStatus>;
  promiseAfter: ReadonlyMap<number, Date | null>;
  /** The numbers of those that a later update contradicts: it was over by then. */
  overruled: ReadonlySet<number>;
};

/**
 * What follows from the updates of an incident, at least one. Status and services are replayed in the order of when
 * things happened, and what the first update says, it says from the beginning on. Promise and workaround speak to readers: of them, what was posted last counts.
 */
export function deriveIncident(about: About, updates: readonly SaidUpdate[]): DerivedIncident {
  const inOrder = newestFirst(updates).reverse();
  const overruled = overruledIn(updates);
  const { states, statusAfter } = replay(about.kind, inOrder, overruled);
  const steps = states.map((state) => toStep(about.kind, state));
  const last = states.at(-1) ?? beforeOpening;
  const promises = promisesOf(updates);
  const status = last.status ?? statusesOfKind[about.kind][0];

  return {
    status,
    startedAt: startOf(about, last, updates),
    endedAt: last.endedAt,
    begunAt: last.begunAt,
    services: isEnded(status) ? allOperational(last.named) : last.named,
    formerServices: last.named,
    saysNoneAffected: last.saysNoneAffected,
    impact: impactOf(steps, last),
    promise: isEnded(status) ? null : (promises.get(lastNumber(updates)) ?? null),
    workaroundNumber: workaroundOf(updates),
    steps,
    transitions: transitionsOf(steps),
    statusAfter,
    promiseAfter: promises,
    overruled,
  };
}

function toStep(kind: About["kind"], { number, at, status, named }: State): Step {
  const holds = status ?? statusesOfKind[kind][0];

  return { number, at, status: holds, services: isInEffect({ kind, status: holds }) ? named : allOperational(named) };
}

function startOf({ kind, scheduledFor }: About, { begunAt }: State, updates: readonly SaidUpdate[]): Date {
  return kind === "maintenance" ? (begunAt ?? scheduledFor ?? beginningOf(updates)) : beginningOf(updates);
}

function impactOf(steps: readonly Step[], last: State): Impact {
  const said = last.endedAt ? steps.flatMap(({ services }) => [...services.values()]) : [...last.named.values()];

  return deriveImpact(said.map((status) => ({ status })));
}

/** What each update changed for whom: only real changes. One update may change a service twice, when it began and ended. */
function transitionsOf(steps: readonly Step[]): Transition[] {
  const distinct = steps.filter((_, index) => !isFollowedAtOnce(steps, index));

  return distinct.flatMap(({ number, at, services }, index) => {
    const before: Affected = distinct[index - 1]?.services ?? new Map<string, ServiceStatus>();
    const changes = [...new Set([...before.keys(), ...services.keys()])].map((key) => ({
      number,
      key,
      at,
      oldStatus: before.get(key) ?? "operational",
      newStatus: services.get(key) ?? "operational",
    }));

    return changes.filter(({ oldStatus, newStatus }) => oldStatus !== newStatus);
  });
}

/** The first update is replayed twice, as the beginning and in its place: where both are one instant, they are one. */
function isFollowedAtOnce(steps: readonly Step[], index: number): boolean {
  const [step, next] = [steps[index], steps[index + 1]];

  return step !== undefined && next !== undefined && step.number === next.number && +step.at === +next.at;
}

function promisesOf(updates: readonly SaidUpdate[]): Map<number, Date | null> {
  const promises = new Map<number, Date | null>();
  let before: Date | null = null;
  for (const update of byNumber(updates)) {
    before = promiseAfter(before, update);
    promises.set(update.number, before);
  }

  return promises;
}

/** An update is what was promised: where it comes late and promises nothing, nothing is promised any more. */
function promiseAfter(before: Date | null, update: SaidUpdate): Date | null {
  if (isEnd(update)) {
    return null;
  }
  if (update.promise !== undefined) {
    return update.promise;
  }

  return before && before > update.postedAt ? before : null;
}

function workaroundOf(updates: readonly SaidUpdate[]): number | null {
  const last = byNumber(updates).findLast(({ workaround }) => workaround !== null);

  return last?.workaround === "added" ? last.number : null;
}

function lastNumber(updates: readonly SaidUpdate[]): number {
  return Math.max(...updates.map(({ number }) => number));
}
