import { isEnded, isInEffect } from "./statuses";
import type { IncidentKind, IncidentStatus, ServiceStatus } from "@/domain/shared/words";

/** What an incident says of its services, by any key of a service. */
export type Affected = ReadonlyMap<string, ServiceStatus>;

type Step = {
  kind: IncidentKind;
  /** Null when the incident is being opened. */
  before: IncidentStatus | null;
  after: IncidentStatus;
};

/**
 * What an incident says of its services after an update. What the update says replaces what stood; null says
 * nothing and leaves it. The end makes all of them work. A maintenance that is planned or begins is maintenance of every service
 * it names, unless something worse is said.
 */
export function nextAffected(step: Step, current: Affected, said: Affected | null): Affected {
  if (isEnded(step.after)) {
    return new Map([...current.keys(), ...(said ?? new Map()).keys()].map((key) => [key, "operational"]));
  }
  const next = said ?? current;
  const isBeginning =
    step.kind === "maintenance" && (step.after === "scheduled" || !isUnderWay(step.kind, step.before));
  if (!isBeginning) {
    return next;
  }

  return new Map([...next].map(([key, status]) => [key, status === "operational" ? "under_maintenance" : status]));
}

export type AffectedChange = { key: string; oldStatus: ServiceStatus; newStatus: ServiceStatus };

/** What an update changed for whom: only real changes, and only of what holds (`isInEffect`). */
export function affectedChanges(step: Step, current: Affected, next: Affected): AffectedChange[] {
  const keys = new Set([...current.keys(), ...next.keys()]);
  const changes = [...keys].map((key) => ({
    key,
    oldStatus: isUnderWay(step.kind, step.before) ? (current.get(key) ?? "operational") : "operational",
    newStatus: isUnderWay(step.kind, step.after) ? (next.get(key) ?? "operational") : "operational",
  }));

  return changes.filter(({ oldStatus, newStatus }) => oldStatus !== newStatus);
}

function isUnderWay(kind: IncidentKind, status: IncidentStatus | null): boolean {
  return status !== null && isInEffect({ kind, status });
}
