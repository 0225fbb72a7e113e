/**
 * Days, months and wall clocks of a time zone that is given: never the process's own.
 * `timeZone` is an IANA name, as `isTimeZone` accepts it.
 *
 * By Intl, and not by a polyfill of Temporal: that takes 5 to 20 times as long, on pages that ask thousands of times, and
 * brings 19 kB to the composer's script. The tests compare the two; docs/decisions/011 has the figures.
 */

/** "2006-12-12" */
export function dayKey(at: Date, timeZone: string): string {
  const { year, month, day } = wallClock(at, timeZone);

  return `${fourDigits(year)}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** "2006/12" */
export function monthKey(at: Date, timeZone: string): string {
  const { year, month } = wallClock(at, timeZone);

  return `${fourDigits(year)}/${twoDigits(month)}`;
}

/** The day that many days later (earlier when negative): "2006-12-31" and 1 to "2007-01-01". */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * dayMs).toISOString().slice(0, 10);
}

/** The month that many months later (earlier when negative): "2006/12" and 1 to "2007/01". */
export function addMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split("/").map(Number);
  const index = year * 12 + number - 1 + count;

  return `${fourDigits(Math.floor(index / 12))}/${twoDigits((index % 12) + 1)}`;
}

/** The first instant of a day in a zone; not always midnight, where a clock change skips it. */
export function startOfDay(day: string, timeZone: string): Date {
  return instantOf(Date.parse(`${day}T00:00:00Z`), timeZone);
}

/** The first instant of a month ("2006/12") in a zone. */
export function startOfMonth(month: string, timeZone: string): Date {
  return startOfDay(`${month.replace("/", "-")}-01`, timeZone);
}

/**
 * The instant that a wall clock in the zone showed `text` ("2026-11-24T15:30", as a datetime-local field sends it);
 * null when it is no such time. Where the clocks go back and a time comes twice, the first is meant; where they go
 * forward and it never comes, as long after the change as it was written after it (2:30 becomes 3:30). The same
 * choice as "compatible" of Temporal and of RFC 5545.
 */
export function parseWallTime(text: string, timeZone: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text)) {
    return null;
  }
  const wall = Date.parse(`${text.length === 16 ? `${text}:00` : text}Z`);
  const isReal = !Number.isNaN(wall) && new Date(wall).toISOString().startsWith(text);

  return isReal ? instantOf(wall, timeZone) : null;
}

/** "2026-11-24T15:30": the value of a datetime-local field. */
export function formatWallTime(at: Date, timeZone: string): string {
  const { hour, minute } = wallClock(at, timeZone);

  return `${dayKey(at, timeZone)}T${twoDigits(hour)}:${twoDigits(minute)}`;
}

export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    // Intl knows no other way to say that it does not know a zone.
    return false;
  }
}

export type WallClock = {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  /** 0 is Sunday. */
  weekday: number;
};

/** What a clock on the wall shows at an instant. */
export function wallClock(at: Date, timeZone: string): WallClock {
  const wall = new Date(wallMs(at, timeZone));

  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    second: wall.getUTCSeconds(),
    weekday: wall.getUTCDay(),
  };
}

/** The wall clock's reading, written as if it were UTC. */
function wallMs(at: Date, timeZone: string): number {
  return wholeSecond(at.getTime()) + offsetMs(at.getTime(), timeZone);
}

function instantOf(wall: number, timeZone: string): Date {
  // A day before and a day after the wall's reading taken as UTC lie on either side of the instant in every zone.
  const before = offsetMs(wall - dayMs, timeZone);
  const after = offsetMs(wall + dayMs, timeZone);
  const candidates = [wall - before, wall - after].sort((a, b) => a - b);
  const instant = candidates.find((candidate) => candidate + offsetMs(candidate, timeZone) === wall);

  return new Date(instant ?? wall - before);
}

/**
 * How far the wall clock is ahead. Asking costs far more than remembering, and a page with a bar for each day of each
 * service asks thousands of times; since 1973 clocks have only ever changed at whole minutes.
 */
function offsetMs(instant: number, timeZone: string): number {
  if (instant < firstWholeMinute) {
    return askOffsetMs(instant, timeZone);
  }
  const minute = Math.floor(instant / 60_000);
  const known = knownOffsets(timeZone);
  const offset = known.get(minute) ?? askOffsetMs(instant, timeZone);
  known.set(minute, offset);

  return offset;
}

const offsets = new Map<string, Map<number, number>>();
const maxRemembered = 20_000;

function knownOffsets(timeZone: string): Map<number, number> {
  const known = offsets.get(timeZone);
  if (known && known.size < maxRemembered) {
    return known;
  }
  const fresh = new Map<number, number>();
  offsets.set(timeZone, fresh);

  return fresh;
}

function askOffsetMs(instant: number, timeZone: string): number {
  const numbers: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of clockFormat(timeZone).formatToParts(instant)) {
    numbers[type] = Number(value);
  }
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = numbers;

  return Date.UTC(year, month - 1, day, hour, minute, second) - wholeSecond(instant);
}

function wholeSecond(instant: number): number {
  return Math.floor(instant / 1_000) * 1_000;
}

// A format takes far longer to make than to use.
const clockFormats = new Map<string, Intl.DateTimeFormat>();

function clockFormat(timeZone: string): Intl.DateTimeFormat {
  const known = clockFormats.get(timeZone);
  if (known) {
    return known;
  }
  const format = new Intl.DateTimeFormat("en-US-u-ca-gregory-nu-latn", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  clockFormats.set(timeZone, format);

  return format;
}

export function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

function fourDigits(value: number): string {
  return String(value).padStart(4, "0");
}

const dayMs = 86_400_000;
const firstWholeMinute = Date.UTC(1973, 0, 1);
