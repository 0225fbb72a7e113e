import type { IncidentKind, IncidentStatus, ServiceStatus } from "@/domain/shared/words";
import { isEnded } from "./statuses";

/** What one update says: what its author changed, and nothing else. Services go by any key. */
export type SaidUpdate = {
  number: number;
  postedAt: Date;
  happenedAt: Date | null;
  /** When it began, where the first update is about something else, such as the end. */
  beganAt: Date | null;
  /** Null: unchanged. */
  statusChange: IncidentStatus | null;
  /** Whether its author opens again what is over. */
  reopens: boolean;
  /** Null: no longer named. */
  services: ReadonlyMap<string, ServiceStatus | null>;
  /** Whether its author says that no service is affected, although the incident is open. */
  saysNoneAffected: boolean;
  /** Undefined: it says nothing of the next update; null: it withdraws the promise. */
  promise: Date | null | undefined;
  workaround: "added" | "withdrawn" | null;
};

/** Of an incident, what its updates do not say. */
export type About = { kind: IncidentKind; scheduledFor: Date | null };

export function isEnd({ statusChange }: Pick<SaidUpdate, "statusChange">): boolean {
  return statusChange !== null && isEnded(statusChange);
}

export function byNumber<Update extends { number: number }>(updates: readonly Update[]): Update[] {
  return [...updates].sort((one, other) => one.number - other.number);
}
