import { dayKey } from "@/domain/calendar";
import {
  formatDay,
  formatDayWithYear,
  formatMoment,
  formatShortDay,
  formatTime,
  formatTimeWithSeconds,
} from "@/domain/time";
import type { Clock } from "./clock";

type Style = "moment" | "soon" | "time" | "seconds" | "day" | "full";

/** An instant in the site's time zone, and for machines. `isRelative` lets live.js say how long ago it was. */
export function Time({
  at,
  clock,
  as = "moment",
  isRelative = false,
}: {
  at: Date;
  clock: Clock;
  as?: Style;
  isRelative?: boolean;
}) {
  return (
    <time dateTime={at.toISOString()} data-relative={isRelative ? "" : undefined} className="tabular-nums">
      {format[as](at, clock)}
    </time>
  );
}

const format: Record<Style, (at: Date, clock: Clock) => string> = {
  moment: (at, { timeZone, now }) => formatMoment(at, timeZone, now),
  // The day alone, unless it is today.
  soon: (at, { timeZone, now }) =>
    dayKey(at, timeZone) === dayKey(now, timeZone) ? formatTime(at, timeZone) : formatShortDay(at, timeZone),
  time: (at, { timeZone }) => formatTime(at, timeZone),
  seconds: (at, { timeZone }) => formatTimeWithSeconds(at, timeZone),
  day: (at, { timeZone }) => formatDay(at, timeZone),
  full: (at, { timeZone }) => `${formatDayWithYear(at, timeZone)}, ${formatTime(at, timeZone)}`,
};
