import { addDays, dayKey, parseWallTime, twoDigits } from "@/domain/shared/calendar";

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

function atDate(time: string): Date | null {
  const [, day, clock] = /^(\d{4}-\d\d-\d\d) (.+)$/.exec(time) ?? [];

  return day === undefined ? null : atClock(day, clock);
}

function atDay(time: string, loadedAt: Date): Date | null {
  const [match, ahead, behind, clock] = /^(?:in (\d+) days?|(\d+) days? ago) (.+)$/.exec(time) ?? [];
  if (match === undefined) {
    return null;
  }

  return atClock(addDays(dayKey(loadedAt, campusTimeZone), Number(ahead ?? 0) - Number(behind ?? 0)), clock);
}

function atClock(day: string, clock: string | undefined): Date | null {
  const [, hour, minute, half] = /^(1[0-2]|[1-9]):([0-5]\d) (am|pm)$/.exec(clock ?? "") ?? [];
  if (half === undefined) {
    return null;
  }
  const hours = (Number(hour) % 12) + (half === "pm" ? 12 : 0);

  return parseWallTime(`${day}T${twoDigits(hours)}:${minute}`, campusTimeZone);
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
