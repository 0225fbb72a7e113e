import type { IncidentStatus } from "./words";

/**
 * Whether a maintenance was called off: it was declared over before its window opened, and nobody had begun.
 * @param statuses of all its updates
 */
export function isCalledOff(maintenance: {
  scheduledFor: Date;
  endedAt: Date | null;
  statuses: readonly IncidentStatus[];
}): boolean {
  const { scheduledFor, endedAt, statuses } = maintenance;
  const hasBegun = statuses.some((status) => status === "in_progress" || status === "verifying");

  return endedAt !== null && endedAt < scheduledFor && !hasBegun;
}

/**
 * SEQUENCE of RFC 5545 section 3.8.7.4: 0 at first, and higher whenever a calendar should believe the newer entry. It
 * counts what only ever grows, so that it never falls when a maintenance is called off and taken up again.
 * @param changes how often it was moved or renamed
 * @param updates how many it has, the announcement among them
 */
export function calendarSequence(changes: number, updates: number): number {
  return changes + Math.max(0, updates - 1);
}

export type PlannedSpan = { scheduledFor: Date; scheduledUntil: Date };

/**
 * Each time that a window was moved, oldest first: from where, and to where it was moved then.
 * @param changes oldest first; `from` is where it was before, null where something else was changed
 */
export function movesOf<Change extends { from: PlannedSpan | null }>(
  planned: PlannedSpan & { changes: readonly Change[] },
): { change: Change; from: PlannedSpan; to: PlannedSpan }[] {
  let to: PlannedSpan = planned;
  const moves = [];
  for (const change of [...planned.changes].reverse()) {
    const { from } = change;
    if (from && !isSameSpan(from, to)) {
      moves.push({ change, from, to });
    }
    to = from ?? to;
  }

  return moves.reverse();
}

function isSameSpan(one: PlannedSpan, other: PlannedSpan): boolean {
  return +one.scheduledFor === +other.scheduledFor && +one.scheduledUntil === +other.scheduledUntil;
}
