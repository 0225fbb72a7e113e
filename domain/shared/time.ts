import { dayKey, twoDigits, wallClock } from "./calendar";

/*
 * Times in words, in a time zone that is given: never the process's own zone, locale or clock.
 */

/** "1:45 pm" */
export function formatTime(at: Date, timeZone: string): string {
  const { hour, minute } = wallClock(at, timeZone);

  return `${twelveHour(hour)}:${twoDigits(minute)} ${hour < 12 ? "am" : "pm"}`;
}

/** "1:45:40 pm" */
export function formatTimeWithSeconds(at: Date, timeZone: string): string {
  const { hour, minute, second } = wallClock(at, timeZone);

  return `${twelveHour(hour)}:${twoDigits(minute)}:${twoDigits(second)} ${hour < 12 ? "am" : "pm"}`;
}

/** "Tuesday 12 December" */
export function formatDay(at: Date, timeZone: string): string {
  return dayLabel(dayKey(at, timeZone));
}

/** "Tuesday 12 December 2006" */
export function formatDayWithYear(at: Date, timeZone: string): string {
  return `${formatDay(at, timeZone)} ${wallClock(at, timeZone).year}`;
}

/** "Tue 12 Dec" */
export function formatShortDay(at: Date, timeZone: string): string {
  const { month, day, weekday } = wallClock(at, timeZone);

  return `${nameOf(weekdays, weekday).slice(0, 3)} ${day} ${nameOf(months, month - 1).slice(0, 3)}`;
}

/** As short as it can be said at `now`: "3:30 pm" today, else "Wed 13 Dec, 3:30 pm", else "Wed 13 Dec 2006, 3:30 pm". */
export function formatDateTime(at: Date, timeZone: string, now: Date): string {
  if (dayKey(at, timeZone) === dayKey(now, timeZone)) {
    return formatTime(at, timeZone);
  }
  const { year } = wallClock(at, timeZone);
  const day = formatShortDay(at, timeZone);

  return `${year === wallClock(now, timeZone).year ? day : `${day} ${year}`}, ${formatTime(at, timeZone)}`;
}

/** The end of a span whose beginning was named before: "5:30 am" on the same day, else as `formatDateTime` says it. */
export function formatEnd(end: Date, begin: Date, timeZone: string, now: Date): string {
  const isSameDay = dayKey(end, timeZone) === dayKey(begin, timeZone);

  return isSameDay ? formatTime(end, timeZone) : formatDateTime(end, timeZone, now);
}

/**
 * "Sat 31 Oct, 11:00 pm EDT to Sun 1 Nov, 3:00 am EST": the zone is named where the clocks change in between, because a
 * reader would count an hour too many or too few.
 */
export function formatSpan(begin: Date, end: Date, timeZone: string, now: Date): string {
  const zones = zonesOfSpan(begin, end, timeZone);

  return `${formatDateTime(begin, timeZone, now)}${zones.begin} to ${formatEnd(end, begin, timeZone, now)}${zones.end}`;
}

/** What to write behind the beginning and the end of a span: " EDT" and " EST" where they differ, else nothing. */
export function zonesOfSpan(begin: Date, end: Date, timeZone: string): { begin: string; end: string } {
  const [first, last] = [zoneName(begin, timeZone), zoneName(end, timeZone)];

  return first === last ? { begin: "", end: "" } : { begin: ` ${first}`, end: ` ${last}` };
}

/** "6 h 40 min", "3 days 2 h", "less than a minute". Negative lengths count as none. */
export function formatDuration(milliseconds: number): string {
  const minutes = Math.floor(Math.max(0, milliseconds) / 60_000);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (minutes < 1) {
    return "less than a minute";
  }
  if (days > 0) {
    return joinNonZero(days === 1 ? "1 day" : `${days} days`, hours % 24, "h");
  }

  return hours > 0 ? joinNonZero(`${hours} h`, minutes % 60, "min") : `${minutes} min`;
}

/** "EST"; where English has no letters for it, "GMT+11". */
export function zoneName(at: Date, timeZone: string): string {
  return (
    zoneFormat(timeZone)
      .formatToParts(at)
      .find(({ type }) => type === "timeZoneName")?.value ?? "UTC"
  );
}

const zoneFormats = new Map<string, Intl.DateTimeFormat>();

function zoneFormat(timeZone: string): Intl.DateTimeFormat {
  const known = zoneFormats.get(timeZone);
  if (known) {
    return known;
  }
  const format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "short" });
  zoneFormats.set(timeZone, format);

  return format;
}

/** "Tuesday 12 December" for "2006-12-12" */
export function dayLabel(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);

  return `${nameOf(weekdays, date.getUTCDay())} ${date.getUTCDate()} ${nameOf(months, date.getUTCMonth())}`;
}

/** "December 2006" for "2006/12" */
export function monthLabel(month: string): string {
  const [year, number] = month.split("/").map(Number);

  return `${nameOf(months, (number ?? 1) - 1)} ${year}`;
}

function joinNonZero(first: string, count: number, unit: string): string {
  return count > 0 ? `${first} ${count} ${unit}` : first;
}

function twelveHour(hour: number): number {
  return hour % 12 === 0 ? 12 : hour % 12;
}

function nameOf(names: readonly string[], index: number): string {
  return names[index] ?? "";
}

const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
