import { dayKey } from "@/domain/shared/calendar";
import {
  formatDay,
  formatDayWithYear,
  formatDateTime,
  formatShortDay,
  formatTime,
  formatTimeWithSeconds,
} from "@/domain/shared/time";
import type { Clock } from "./clock";

/**
 * Empty in the document, which may be read at any time: live.js fills in "6 min ago" or "in 20 min", and nothing for
 * what is more than a day away, unless `byDay`: then "3 days ago", up to two months.
 */
export function Distance({ to, byDay = false }: { to: Date; byDay?: boolean }) {
  return <time dateTime={to.toISOString()} data-relative={byDay ? "days" : ""} className="text-soft" />;
}

type Style = "dateTime" | "soon" | "time" | "seconds" | "day" | "full";

/** An instant in the site's time zone, and for machines. */
export function Time({ at, clock, as = "dateTime" }: { at: Date; clock: Clock; as?: Style }) {
  return (
    <time dateTime={at.toISOString()} className="tabular-nums">
      {format[as](at, clock)}
    </time>
  );
}

const format: Record<Style, (at: Date, clock: Clock) => string> = {
  dateTime: (at, { timeZone, now }) => formatDateTime(at, timeZone, now),
  // The day alone, unless it is today.
  soon: (at, { timeZone, now }) =>
    dayKey(at, timeZone) === dayKey(now, timeZone) ? formatTime(at, timeZone) : formatShortDay(at, timeZone),
  time: (at, { timeZone }) => formatTime(at, timeZone),
  seconds: (at, { timeZone }) => formatTimeWithSeconds(at, timeZone),
  day: (at, { timeZone }) => formatDay(at, timeZone),
  full: (at, { timeZone }) => `${formatDayWithYear(at, timeZone)}, ${formatTime(at, timeZone)}`,
};
