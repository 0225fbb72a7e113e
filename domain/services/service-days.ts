import { addDays, dayKey, startOfDay } from "@/domain/shared/calendar";
import { worstStatus } from "@/domain/incidents/statuses";
import type { DayView } from "./views";
import type { ServiceStatus } from "@/domain/shared/words";

/** A stretch in which an incident said that a service was not operational. */
export type Spell = { incidentCode: string; status: ServiceStatus; from: Date; to: Date };

export type StatusChange = { incidentCode: string; at: Date; newStatus: ServiceStatus };

/** How far back the history of a service is shown. */
const historyDays = 90;

/** The first day of the history that is shown at `now`. */
export function firstHistoryDay(now: Date, timeZone: string): string {
  return addDays(dayKey(now, timeZone), 1 - historyDays);
}

/** The spells of one service. @param changes of this service, oldest first; of two at once the later one counts */
export function spellsOf(changes: readonly StatusChange[], now: Date): Spell[] {
  const endOf = new Map<string, Date>();
  const spells: Spell[] = [];
  for (const { incidentCode, at, newStatus } of changes.toReversed()) {
    const to = endOf.get(incidentCode) ?? now;
    endOf.set(incidentCode, at);
    if (newStatus !== "operational" && at < to) {
      spells.push({ incidentCode, status: newStatus, from: at, to });
    }
  }

  return spells.reverse();
}

/** Each day with the worst that was said on it. A day before the service existed has no status. */
export function serviceDays(spells: readonly Spell[], createdAt: Date, now: Date, timeZone: string): DayView[] {
  const first = firstHistoryDay(now, timeZone);
  const begin = beginOf(spells, createdAt);

  return Array.from({ length: historyDays }, (_, index) => {
    const day = addDays(first, index);
    const from = startOfDay(day, timeZone);
    const to = startOfDay(addDays(day, 1), timeZone);
    const touching = spells.filter((spell) => spell.from < to && spell.to > from);

    return {
      day,
      status: begin < to ? worstStatus(touching.map(({ status }) => status)) : null,
      incidentCodes: [...new Set(touching.map(({ incidentCode }) => incidentCode))],
    };
  });
}

/**
 * The share of the shown time, as far as the service existed, that it worked: 0 to 1, null when there is none. A major
 * outage counts whole, a partial one three tenths, slow not at all; the time of a maintenance, unless something worse
 * is said then, is left out on both sides. These are the weights that Statuspage counts with.
 */
export function serviceUptime(spells: readonly Spell[], createdAt: Date, now: Date, timeZone: string): number | null {
  const windowStart = startOfDay(firstHistoryDay(now, timeZone), timeZone);
  const begin = new Date(Math.max(windowStart.getTime(), beginOf(spells, createdAt).getTime()));
  let counted = 0;
  let lost = 0;
  for (const { status, lengthMs } of stretches(spells, begin, now)) {
    if (status !== "under_maintenance") {
      counted += lengthMs;
      lost += lengthMs * lostShare[status];
    }
  }

  return counted > 0 ? 1 - lost / counted : null;
}

/** How much of each minute counts as lost; the minutes of a maintenance do not count at all. */
export const lostShare: Record<Exclude<ServiceStatus, "under_maintenance">, number> = {
  operational: 0,
  degraded_performance: 0,
  partial_outage: 0.3,
  major_outage: 1,
};

/** A service that something was said about existed by then, whenever it was entered here. */
function beginOf(spells: readonly Spell[], createdAt: Date): Date {
  return new Date(Math.min(createdAt.getTime(), ...spells.map(({ from }) => from.getTime())));
}

/** The time from `begin` to `end` in pieces of one status each: the worst that any incident said in it. */
function stretches(spells: readonly Spell[], begin: Date, end: Date): { status: ServiceStatus; lengthMs: number }[] {
  const edges = [begin, end, ...spells.flatMap(({ from, to }) => [from, to])]
    .map((edge) => edge.getTime())
    .filter((edge) => edge >= begin.getTime() && edge <= end.getTime())
    .sort((a, b) => a - b);

  return edges.slice(1).map((to, index) => {
    const from = edges[index] ?? to;
    const holding = spells.filter((spell) => spell.from.getTime() <= from && spell.to.getTime() >= to);

    return { status: worstStatus(from < to ? holding.map(({ status }) => status) : []), lengthMs: to - from };
  });
}
