import { addDays, dayKey, startOfDay } from "./calendar";
import { severity, worstStatus } from "./statuses";
import type { DayView } from "./views";
import type { ServiceStatus } from "./words";

/** A stretch in which an incident said that a service did not simply work. */
export type Spell = { incidentCode: string; status: ServiceStatus; from: Date; to: Date };

export type StatusChange = { incidentCode: string; at: Date; newStatus: ServiceStatus };

/** How far back the history of a service is shown. */
export const historyDays = 90;

/** The first day of the history that is shown at `now`. */
export function firstHistoryDay(now: Date, timeZone: string): string {
  return addDays(dayKey(now, timeZone), 1 - historyDays);
}

/** The spells of one service. @param changes of this service, oldest first */
export function spellsOf(changes: readonly StatusChange[], now: Date): Spell[] {
  return changes.flatMap(({ incidentCode, at, newStatus }, index) => {
    const next = changes.slice(index + 1).find((later) => later.incidentCode === incidentCode);

    return newStatus === "operational" ? [] : [{ incidentCode, status: newStatus, from: at, to: next?.at ?? now }];
  });
}

/** Each day with the worst that was said on it. A day before the service existed has no status. */
export function serviceDays(spells: readonly Spell[], createdAt: Date, now: Date, timeZone: string): DayView[] {
  const first = firstHistoryDay(now, timeZone);

  return Array.from({ length: historyDays }, (_, index) => {
    const day = addDays(first, index);
    const from = startOfDay(day, timeZone);
    const to = startOfDay(addDays(day, 1), timeZone);
    const touching = spells.filter((spell) => spell.from < to && spell.to >= from);

    return {
      day,
      status: createdAt < to ? worstStatus(touching.map(({ status }) => status)) : null,
      incidentCodes: [...new Set(touching.map(({ incidentCode }) => incidentCode))],
    };
  });
}

/**
 * The share of the shown time, as far as the service existed, that it was not down in part or whole. Slow is not down,
 * and neither is a planned maintenance.
 */
export function serviceUptime(spells: readonly Spell[], createdAt: Date, now: Date, timeZone: string): number | null {
  const windowStart = startOfDay(firstHistoryDay(now, timeZone), timeZone);
  const begin = Math.max(windowStart.getTime(), createdAt.getTime());
  const total = now.getTime() - begin;
  if (total <= 0) {
    return null;
  }
  const down = spells
    .filter(({ status }) => severity(status) >= severity("partial_outage"))
    .map(({ from, to }) => [Math.max(from.getTime(), begin), Math.min(to.getTime(), now.getTime())] as const)
    .sort(([a], [b]) => a - b);

  return 1 - lengthOfUnion(down) / total;
}

/** Two incidents may have had it down at once: that time counts once. */
function lengthOfUnion(stretches: readonly (readonly [number, number])[]): number {
  let length = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const [from, to] of stretches) {
    length += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }

  return length;
}
