import { type IncidentKind, type IncidentStatus, type ServiceStatus, statusesOfKind } from "@/domain/shared/words";
import { isEnd, type SaidUpdate } from "./said-update";
import { effectiveAt, isEnded, isInEffect } from "./statuses";

/** What an incident says of its services, by any key of a service. */
export type Affected = ReadonlyMap<string, ServiceStatus>;

/** When it began: the earliest that anybody says of it. An end says nothing of the beginning. */
export function beginningOf(updates: readonly SaidUpdate[]): Date {
  const instants = updates.flatMap((update) => {
    if (update.number === 1 && isEnd(update)) {
      return [update.beganAt ?? effectiveAt(update)];
    }

    return isEnd(update) ? [] : [effectiveAt(update), ...(update.beganAt ? [update.beganAt] : [])];
  });

  return new Date(Math.min(...instants.map((at) => at.getTime())));
}

/** Whoever says that it was over has read what was posted before, and contradicts what that says of later times. */
export function overruledIn(updates: readonly SaidUpdate[]): Set<number> {
  const ends = updates.filter(isEnd);
  const overruled = updates.filter((update) =>
    ends.some((end) => end.number > update.number && effectiveAt(end) < effectiveAt(update)),
  );

  return new Set(overruled.map(({ number }) => number));
}

export type State = {
  number: number;
  at: Date;
  status: IncidentStatus | null;
  named: Affected;
  saysNoneAffected: boolean;
  endedAt: Date | null;
  begunAt: Date | null;
};

export const beforeOpening: State = {
  number: 0,
  at: new Date(0),
  status: null,
  named: new Map(),
  saysNoneAffected: false,
  endedAt: null,
  begunAt: null,
};

export function replay(kind: IncidentKind, inOrder: readonly SaidUpdate[], overruled: ReadonlySet<number>) {
  const beginning = beginningOf(inOrder);
  const opening = inOrder.find(({ number }) => number === 1);
  let state = opening ? apply(kind, beforeOpening, asBeginning(kind, opening), beginning) : beforeOpening;
  const states = [state];
  const statusAfter = new Map<number, IncidentStatus>();
  for (const update of inOrder) {
    if (!overruled.has(update.number)) {
      state = apply(kind, state, update, effectiveAt(update));
      states.push(state);
    }
    statusAfter.set(update.number, state.status ?? statusesOfKind[kind][0]);
  }

  return { states, statusAfter };
}

/** What is entered once it is over was under way before. A maintenance that never began was scheduled. */
function asBeginning(kind: IncidentKind, opening: SaidUpdate): SaidUpdate {
  if (!isEnd(opening) || kind === "notice") {
    return opening;
  }
  const underWay = opening.beganAt ? "in_progress" : "scheduled";

  return { ...opening, statusChange: kind === "incident" ? "investigating" : underWay };
}

function apply(kind: IncidentKind, before: State, update: SaidUpdate, at: Date): State {
  const status = nextStatus(before, update);
  const named = nextNamed(kind, before, update, status);
  const isOver = status !== null && isEnded(status);
  const isUnderWay = status !== null && isInEffect({ kind, status });
  const saysWorse = [...update.services.values()].some((said) => said !== null && said !== "operational");

  return {
    number: update.number,
    at,
    status,
    named,
    saysNoneAffected: !isOver && !saysWorse && (update.saysNoneAffected || before.saysNoneAffected),
    endedAt: isOver ? (before.endedAt ?? at) : null,
    begunAt: status === "scheduled" ? null : (before.begunAt ?? (isUnderWay ? at : null)),
  };
}

/** What is over stays so until somebody says that they reopen it. */
function nextStatus(before: State, update: SaidUpdate): IncidentStatus | null {
  const isOver = before.status !== null && isEnded(before.status);

  return isOver && !isEnd(update) && !update.reopens ? before.status : (update.statusChange ?? before.status);
}

/** Once it is over, every service works: to say so changes nothing of what a reopening comes back to. */
function nextNamed(kind: IncidentKind, before: State, update: SaidUpdate, status: IncidentStatus | null): Affected {
  const isOver = status !== null && isEnded(status);
  const named = new Map(before.named);
  for (const [key, said] of update.services) {
    if (said === null) {
      named.delete(key);
    } else if (!(isOver && said === "operational" && named.has(key))) {
      named.set(key, said);
    }
  }
  // A maintenance that is planned or begins is one of every service it names, unless something worse is said.
  const isBeginning = status === "scheduled" || before.status === null || before.status === "scheduled";

  return kind === "maintenance" && isBeginning ? asMaintenance(named) : named;
}

function asMaintenance(named: Affected): Affected {
  return new Map([...named].map(([key, status]) => [key, status === "operational" ? "under_maintenance" : status]));
}

export function allOperational(named: Affected): Affected {
  return new Map([...named.keys()].map((key) => [key, "operational"]));
}
