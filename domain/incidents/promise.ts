import { formatDateTime } from "@/domain/shared/time";

type Promising = { number: number; postedAt: Date; nextUpdateBy: Date | null };

/** Whether a promised update has not come by its time. The very time it was promised for is still in time. */
export function isOverdue(nextUpdateBy: Date | null, now: Date): boolean {
  return nextUpdateBy !== null && now > nextUpdateBy;
}

/** "Next update by 3:30 pm"; that it is late, once it is. */
export function sayPromise(nextUpdateBy: Date, timeZone: string, now: Date): string {
  const dateTime = formatDateTime(nextUpdateBy, timeZone, now);

  return isOverdue(nextUpdateBy, now)
    ? `The next update was promised by ${dateTime} and is late`
    : `Next update by ${dateTime}`;
}

/**
 * The promises that are decided by `now`, and how many were kept: by the next update, which may be the one that ended
 * the incident. What counts is when it was posted, not when it happened: a promise is about an update.
 */
export function promiseRecord(updates: readonly Promising[], now: Date): { kept: number; total: number } {
  const inOrder = [...updates].sort((a, b) => a.number - b.number);
  const outcomes = inOrder.flatMap(({ nextUpdateBy }, index) => {
    const next = inOrder[index + 1];
    if (nextUpdateBy === null || (!next && !isOverdue(nextUpdateBy, now))) {
      return [];
    }

    return [next !== undefined && next.postedAt <= nextUpdateBy];
  });

  return { kept: outcomes.filter(Boolean).length, total: outcomes.length };
}
