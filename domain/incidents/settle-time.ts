import type { SaidUpdate } from "./said-update";
import { effectiveAt } from "./statuses";

/**
 * When something happened, from a time that was typed. A time field has minutes, and an instant has seconds: what is
 * typed for the minute of another update, or of the beginning, is not before it.
 */
export function settleTime(typed: Date, others: readonly SaidUpdate[]): Date {
  const from = typed.getTime();
  if (from % minuteMs !== 0) {
    return typed;
  }
  const within = others
    .flatMap((update) => [effectiveAt(update), ...(update.beganAt ? [update.beganAt] : [])])
    .map((at) => at.getTime())
    .filter((at) => at > from && at < from + minuteMs);

  return new Date(Math.max(from, ...within));
}

/** Whether a time field would show both alike. */
export function isSameMinute(one: Date | null, other: Date | null): boolean {
  return one !== null && other !== null && minuteOf(one) === minuteOf(other);
}

function minuteOf(at: Date): number {
  return Math.floor(at.getTime() / minuteMs);
}

const minuteMs = 60_000;
