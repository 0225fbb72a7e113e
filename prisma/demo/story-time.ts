/** The zone in which the demo's campus lives. */
export const campusTimeZone = "America/New_York";

/**
 * A time as the story writes it, on the campus clock: "2006-12-12 11:15 am". Recent stories are told as seen from
 * the moment the demo was first loaded: "12 days ago 9:40 am", "in 3 days 6:00 am", "3 h 5 min ago", "in 35 min".
 */
export type StoryTime = string;

/** @throws Error for a time that is written any other way */
export function instantOf(time: StoryTime, loadedAt: Date): Date {
  return atDate(time) ?? atDay(time, loadedAt) ?? atDistance(time, loadedAt) ?? refuse(time);
}

type Day = { year: number; month: number; day: number };

function atDate(time: string): Date | null {
  const [, year, month, day, clock] = /^(\d{4})-(\d\d)-(\d\d) (.+)$/.exec(time) ?? [];
  const minutes = minutesOfClock(clock);

  return minutes === null
    ? null
    : campusInstant({ year: Number(year), month: Number(month), day: Number(day) }, minutes);
}

function atDay(time: string, loadedAt: Date): Date | null {
  const [, ahead, behind, clock] = /^(?:in (\d+) days?|(\d+) days? ago) (.+)$/.exec(time) ?? [];
  const minutes = minutesOfClock(clock);
  if (minutes === null) {
    return null;
  }
  const today = campusDay(loadedAt);

  return campusInstant({ ...today, day: today.day + Number(ahead ?? 0) - Number(behind ?? 0) }, minutes);
}

function atDistance(time: string, loadedAt: Date): Date | null {
  const [match, ahead, hours, minutes, behind] = /^(in )?(?:(\d+) h)? ?(?:(\d+) min)?( ago)?$/.exec(time) ?? [];
  if (match === undefined || (ahead === undefined) === (behind === undefined)) {
    return null;
  }
  const distance = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;

  return new Date(loadedAt.getTime() + (ahead === undefined ? -distance : distance));
}

function refuse(time: string): never {
  throw new Error(`“${time}” is not a time that the story knows. Write it like “2006-12-12 11:15 am”.`);
}

function minutesOfClock(clock: string | undefined): number | null {
  const [, hour, minute, half] = /^(1[0-2]|[1-9]):([0-5]\d) (am|pm)$/.exec(clock ?? "") ?? [];
  if (half === undefined) {
    return null;
  }

  return (Number(hour) % 12) * 60 + Number(minute) + (half === "pm" ? 12 * 60 : 0);
}

function campusInstant({ year, month, day }: Day, minutes: number): Date {
  const asIfUtc = Date.UTC(year, month - 1, day, 0, minutes);
  const guess = asIfUtc - campusOffset(asIfUtc);

  return new Date(asIfUtc - campusOffset(guess));
}

function campusDay(at: Date): Day {
  const shifted = new Date(at.getTime() + campusOffset(at.getTime()));

  return { year: shifted.getUTCFullYear(), month: shifted.getUTCMonth() + 1, day: shifted.getUTCDate() };
}

/** How far the campus clock is ahead of UTC at that instant, in milliseconds; behind it is negative. */
function campusOffset(at: number): number {
  const parts = Object.fromEntries(campusClock.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;

  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

const campusClock = new Intl.DateTimeFormat("en-US", {
  timeZone: campusTimeZone,
  hourCycle: "h23",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
  second: "numeric",
});
