import type { Span } from "@/domain/monitoring/chart-span";
import { isUnusual } from "./disagreement";
import { type DatedUpdate, isEnded, isInEffect, newestFirst } from "@/domain/incidents/statuses";
import type { RoundedCount } from "@/domain/shared/words";
import type { CurvePoint } from "./confirmation-views";
import type { ConfirmationKind, IncidentKind, IncidentStatus } from "@/domain/shared/words";

/** For how long after its end was posted people can say that an incident is not over for them. */
export const stillBrokenMs = 2 * 3_600_000;

/**
 * What one tap says about an incident now: "I have this too" while it is open, "still broken for me" for two hours after
 * its end was posted; null when nothing is asked any more, or never was: a maintenance that was cancelled broke nothing.
 * @param endPostedAt what `endPostedAt` says of its updates
 */
export function openConfirmationKind(
  incident: { kind: IncidentKind; status: IncidentStatus; endPostedAt: Date | null },
  now: Date,
): ConfirmationKind | null {
  if (isInEffect(incident)) {
    return "affected";
  }
  const { kind, status, endPostedAt } = incident;
  const asksAgain = kind !== "notice" && status !== "cancelled";

  return asksAgain && endPostedAt !== null && now <= stillBrokenUntil(endPostedAt) ? "still_broken" : null;
}

export function stillBrokenUntil(endPostedAt: Date): Date {
  return new Date(endPostedAt.getTime() + stillBrokenMs);
}

/**
 * When people could read that it is over: of the last unbroken run of ended updates, the one that ended it. Not when it
 * was over, which is often found out later. Null while it is open.
 */
export function endPostedAt(updates: readonly DatedUpdate[]): Date | null {
  const newest = newestFirst(updates);
  const opened = newest.findIndex(({ status }) => !isEnded(status));
  const ended = opened === -1 ? newest : newest.slice(0, opened);

  return ended.at(-1)?.postedAt ?? null;
}

/** How many people, as the public sees it: in fives, from a hundred on two digits that count. */
export function roundedCount(count: number): RoundedCount {
  if (count < 5) {
    return count > 0 ? "few" : 0;
  }
  const step = count < 100 ? 5 : 10 ** (Math.floor(Math.log10(count)) - 1);

  return Math.round(count / step) * step;
}

/** "About 240 people", "A few people"; null for nobody. */
export function describeCount(rounded: RoundedCount): string | null {
  if (rounded === 0) {
    return null;
  }

  return rounded === "few" ? "A few people" : `About ${rounded.toLocaleString("en-US")} people`;
}

/** "About 240 people have this too"; empty for nobody. */
export function describeAffected(rounded: RoundedCount): string {
  const people = describeCount(rounded);

  return people === null ? "" : `${people} have this too`;
}

/** The width of a step of the curve that staff see. */
export const curveStepMinutes = 5;
const stepMs = curveStepMinutes * 60_000;

/**
 * The time that the curve of an incident shows: from half an hour before it began until two hours after its end, or until
 * now; never more than the last 24 hours of that. In whole steps.
 */
export function curveSpan(incident: { startedAt: Date; endPostedAt: Date | null }, now: Date): Span {
  const end = Math.min(
    now.getTime(),
    incident.endPostedAt ? stillBrokenUntil(incident.endPostedAt).getTime() : Infinity,
  );
  const start = Math.max(incident.startedAt.getTime() - leadMs, end - maxMs);
  const to = Math.max(Math.ceil(end / stepMs), Math.floor(start / stepMs) + 1) * stepMs;

  return { from: new Date(Math.floor(start / stepMs) * stepMs), to: new Date(to) };
}

const leadMs = 30 * 60_000;
const maxMs = 24 * 3_600_000;

/**
 * Every step of a span, also those in which nobody said anything.
 * @param counts how many there were in the steps that begin at these times
 * @param usualAt how many there usually are in a step at that time
 */
export function fillCurve(
  { from, to }: Span,
  counts: readonly { at: Date; count: number }[],
  usualAt: (at: Date) => number,
): CurvePoint[] {
  const countOf = new Map(counts.map(({ at, count }) => [at.getTime(), count]));
  const length = Math.round((to.getTime() - from.getTime()) / stepMs);

  return Array.from({ length }, (_, index) => {
    const at = new Date(from.getTime() + index * stepMs);

    return { at, count: countOf.get(at.getTime()) ?? 0, usual: usualAt(at) };
  });
}

/** The steps of four weeks that fall into one hour of the day: what a usual level is the mean of. */
export const usualDays = 28;
export const stepsPerHour = 60 / curveStepMinutes;

/**
 * Whether so many say that an incident is not over for them that somebody has to look again.
 * @param usual how many people usually say anything in one step at this hour
 */
export function isWorthAnotherLook(count: number, usual: number, since: Date, now: Date): boolean {
  return isUnusual(count, usualIn(usual, since, now));
}

/** How many usually in the time since, at least one step. */
export function usualIn(usual: number, since: Date, now: Date): number {
  return usual * Math.max(1, (now.getTime() - since.getTime()) / stepMs);
}
