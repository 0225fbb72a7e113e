import { addDays, dayKey, parseWallTime, startOfDay, twoDigits } from "@/domain/shared/calendar";
import type { Span } from "@/domain/monitoring/chart-span";
import { formatShortDay, formatTime } from "@/domain/shared/time";

/** `isMain`: stays where there is room for half of them. */
export type TimeTick = { readonly at: Date; readonly label: string; readonly isMain: boolean };

/** At most nine round times of the wall clock in a span, with words: "11 am", "11:30 am", "12 Dec". */
export function timeTicks(span: Span, timeZone: string): TimeTick[] {
  const ticks = roundTimes(span, timeZone, 8).map((at) => ({ at, isDay: isStartOfDay(at, timeZone) }));
  // Where days begin in between, the day is what must stay.
  const first = Math.max(
    ticks.findIndex(({ isDay }) => isDay),
    0,
  );

  return ticks.map(({ at, isDay }, index) => ({
    at,
    label: isDay ? shortDate(at, timeZone) : formatTime(at, timeZone).replace(":00", ""),
    isMain: (index - first) % 2 === 0,
  }));
}

/** The round times of the wall clock in a span, with at most `most` steps between them. */
export function roundTimes(span: Span, timeZone: string, most: number): Date[] {
  const minutes = (span.to.getTime() - span.from.getTime()) / 60_000;
  const step = steps.find((each) => minutes / each <= most);
  const instants =
    step === undefined
      ? daysOf(
          span,
          timeZone,
          daySteps.find((each) => minutes / 1_440 / each <= most) ?? Math.ceil(minutes / 1_440 / most),
        )
      : daysOf(span, timeZone, 1).flatMap((day) => timesOf(dayKey(day, timeZone), step, timeZone));

  return [...new Set(instants.map((at) => at.getTime()))]
    .filter((ms) => ms >= span.from.getTime() && ms <= span.to.getTime())
    .sort((one, other) => one - other)
    .map((ms) => new Date(ms));
}

const steps = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720];
const daySteps = [1, 2, 3, 7, 14, 30];

function daysOf({ from, to }: Span, timeZone: string, step: number): Date[] {
  const last = dayKey(to, timeZone);
  const days: Date[] = [];
  for (let day = dayKey(from, timeZone); day <= last; day = addDays(day, step)) {
    days.push(startOfDay(day, timeZone));
  }

  return days;
}

function timesOf(day: string, step: number, timeZone: string): Date[] {
  return Array.from({ length: Math.ceil(1_440 / step) }, (_, index) => index * step).flatMap((minute) => {
    const at = parseWallTime(`${day}T${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`, timeZone);

    return at ? [at] : [];
  });
}

/** Whether a day begins there, which says more than the time; not always at 0:00, where the clocks change. */
function isStartOfDay(at: Date, timeZone: string): boolean {
  return startOfDay(dayKey(at, timeZone), timeZone).getTime() === at.getTime();
}

/** "12 Dec" */
function shortDate(at: Date, timeZone: string): string {
  return formatShortDay(at, timeZone).replace(/^\S+ /, "");
}
