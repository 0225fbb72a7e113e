import { addDays, dayKey, parseWallTime, startOfDay } from "@/domain/shared/calendar";
import { retryAt, type RetryRule } from "./retry";
import { isEnded } from "@/domain/incidents/statuses";
import type { IncidentStatus } from "@/domain/shared/words";

export const subscriptionChoices = ["every_update", "start_and_end", "daily_digest"] as const;
export type SubscriptionChoice = (typeof subscriptionChoices)[number];

export const subscriptionChoiceLabels: Record<SubscriptionChoice, string> = {
  every_update: "Every update, as it is posted",
  start_and_end: "Only when something begins and when it is over",
  daily_digest: "Once a day, everything in one email",
};

/** Whom an update is for: who is subscribed, who was notified of its incident before, or both. */
export const audiences = ["subscribed", "notified", "both"] as const;
export type Audience = (typeof audiences)[number];

/** An update and the status before it; null: it is the first one. */
export type Step = { before: IncidentStatus | null; after: IncidentStatus };

/**
 * Whether an update says that something begins or is over: the first one of it, a maintenance that begins, an end, and
 * whatever leaves an end again.
 */
export function isStartOrEnd({ before, after }: Step): boolean {
  if (before === null || isEnded(before) !== isEnded(after)) {
    return true;
  }

  return before === "scheduled" && after !== "scheduled";
}

/** When what was posted at `queuedAt` goes to those who chose one email a day: at the next seven in the morning. */
export function digestAt(queuedAt: Date, timeZone: string): Date {
  const day = dayKey(queuedAt, timeZone);
  const sameDay = sevenOn(day, timeZone);

  return queuedAt < sameDay ? sameDay : sevenOn(addDays(day, 1), timeZone);
}

/** The last seven in the morning that is past: what was posted before it is due. */
export function lastDigestAt(now: Date, timeZone: string): Date {
  const day = dayKey(now, timeZone);
  const today = sevenOn(day, timeZone);

  return now < today ? sevenOn(addDays(day, -1), timeZone) : today;
}

function sevenOn(day: string, timeZone: string): Date {
  return parseWallTime(`${day}T07:00`, timeZone) ?? startOfDay(day, timeZone);
}

/** When an email that was not accepted is tried again after so many attempts. @returns null when a day has passed: it has failed */
export function nextAttemptAt(delivery: { attempts: number; queuedAt: Date }, now: Date): Date | null {
  return retryAt(mailRetries, delivery, now);
}

const mailRetries: RetryRule = { firstWaitMs: 30_000, longestWaitMs: 60 * 60_000, timeoutMs: 24 * 60 * 60_000 };
