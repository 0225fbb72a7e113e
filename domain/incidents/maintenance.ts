import type { IncidentKind, IncidentStatus } from "@/domain/shared/words";
import { isEnded, isInEffect } from "./statuses";

type Planned = {
  kind: IncidentKind;
  status: IncidentStatus;
  scheduledFor: Date | null;
  scheduledUntil: Date | null;
};

/** What a maintenance becomes without anybody's hand, and when. */
export type DueStep = { status: IncidentStatus; at: Date };

/**
 * The next step of a maintenance that is due: it begins with its window, and where its author said so it is completed
 * at the end of it. Null: nothing is due, or it waits for staff.
 */
export function dueStep(maintenance: Planned & { endsByItself: boolean }, now: Date): DueStep | null {
  const { kind, status, scheduledFor, scheduledUntil, endsByItself } = maintenance;
  if (kind !== "maintenance" || isEnded(status)) {
    return null;
  }
  if (status === "scheduled") {
    return scheduledFor && scheduledFor <= now ? { status: "in_progress", at: scheduledFor } : null;
  }

  return endsByItself && scheduledUntil && scheduledUntil <= now ? { status: "completed", at: scheduledUntil } : null;
}

/** Whether a maintenance takes longer than was planned. */
export function isOverrunning(maintenance: Planned, now: Date): boolean {
  const { kind, scheduledUntil } = maintenance;

  return kind === "maintenance" && isInEffect(maintenance) && scheduledUntil !== null && scheduledUntil < now;
}

/** Whether it was cancelled before it began: then it has a window, and neither a beginning nor a length. */
export function neverBegan(incident: { status: IncidentStatus; startedAt: Date; endedAt: Date | null }): boolean {
  const { status, startedAt, endedAt } = incident;

  return status === "cancelled" && endedAt !== null && endedAt <= startedAt;
}

/** What is posted when it begins and ends by itself. */
export const stepWords: Partial<Record<IncidentStatus, string>> = {
  in_progress: "The maintenance has begun, as planned.",
  completed: "The maintenance is over, as planned.",
};
