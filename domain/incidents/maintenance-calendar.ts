import { formatDayWithYear, formatEnd, formatTime, zoneName, zonesOfSpan } from "@/domain/shared/time";

/**
 * SEQUENCE of RFC 5545 section 3.8.7.4: 0 at first, and higher whenever a calendar should believe the newer entry. It
 * counts what only ever grows, so that it never falls when a maintenance is cancelled and scheduled again.
 * @param changes how often it was moved or renamed
 * @param updates how many it has, the announcement among them
 */
export function calendarSequence(changes: number, updates: number): number {
  return changes + Math.max(0, updates - 1);
}

/** When a maintenance is planned. */
export type PlannedWindow = { scheduledFor: Date; scheduledUntil: Date };

export function isSameWindow(one: PlannedWindow, other: PlannedWindow): boolean {
  return +one.scheduledFor === +other.scheduledFor && +one.scheduledUntil === +other.scheduledUntil;
}

/** What is posted when a maintenance is moved, for all who planned by the former window. */
export function moveWords(from: PlannedWindow, to: PlannedWindow, timeZone: string): string {
  return `This maintenance was moved. It is planned for ${inWords(to, timeZone)}.\n\nBefore, it was planned for ${inWords(from, timeZone)}.`;
}

/** "Tuesday 12 December 2006, 3:00 pm to 5:00 pm EST" */
function inWords({ scheduledFor, scheduledUntil }: PlannedWindow, timeZone: string): string {
  const zones = zonesOfSpan(scheduledFor, scheduledUntil, timeZone);
  const begin = `${formatDayWithYear(scheduledFor, timeZone)}, ${formatTime(scheduledFor, timeZone)}${zones.begin}`;
  const end = formatEnd(scheduledUntil, scheduledFor, timeZone, scheduledFor);

  return `${begin} to ${end} ${zoneName(scheduledUntil, timeZone)}`;
}
