import { addDays, dayKey } from "@/domain/shared/calendar";
import type { OccurrenceView } from "./views";

type Dated = Pick<OccurrenceView, "at" | "downSeconds">;

export type OccurrenceSummary = {
  count: number;
  last: Date;
  /** All of the known times together; null when none is known. */
  downSeconds: number | null;
  /** Whether the time of each is known, so that the sum is one. */
  isWhole: boolean;
  /** Newest first, without holes: a week in which nothing happened says so. */
  weeks: readonly { monday: string; count: number }[];
};

/**
 * What a list of occurrences comes to; null when there is none.
 * @param until when the incident was over, or now: a quiet week at the end is one too
 */
export function summariseOccurrences(
  occurrences: readonly Dated[],
  until: Date,
  timeZone: string,
): OccurrenceSummary | null {
  const last = occurrences.toSorted((one, other) => other.at.getTime() - one.at.getTime())[0]?.at;
  if (!last) {
    return null;
  }
  const known = occurrences.flatMap(({ downSeconds }) => (downSeconds === null ? [] : [downSeconds]));

  return {
    count: occurrences.length,
    last,
    downSeconds: known.length > 0 ? known.reduce((sum, seconds) => sum + seconds, 0) : null,
    isWhole: known.length === occurrences.length,
    weeks: countWeeks(occurrences, last > until ? last : until, timeZone),
  };
}

// Half a year of Mondays says how it goes.
const maxWeeks = 26;

function countWeeks(occurrences: readonly Dated[], until: Date, timeZone: string): OccurrenceSummary["weeks"] {
  const mondays = occurrences.map(({ at }) => mondayOf(at, timeZone));
  const first = mondays.toSorted()[0] ?? "";
  const weeks: { monday: string; count: number }[] = [];
  for (
    let monday = mondayOf(until, timeZone);
    monday >= first && weeks.length < maxWeeks;
    monday = addDays(monday, -7)
  ) {
    weeks.push({ monday, count: mondays.filter((other) => other === monday).length });
  }

  return weeks;
}

/** The day on which the week of an instant begins (ISO 8601), in the zone. */
function mondayOf(at: Date, timeZone: string): string {
  const day = dayKey(at, timeZone);
  const sinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

  return addDays(day, -sinceMonday);
}
