import {
  type Impact,
  impacts,
  type IncidentKind,
  type IncidentStatus,
  type ServiceStatus,
  serviceStatuses,
  statusesOfKind,
} from "@/domain/shared/words";

/** What ordering needs of an update. */
export type DatedUpdate = { number: number; status: IncidentStatus; postedAt: Date; happenedAt: Date | null };

/** When an update counts: when it happened, where that is said, else when it was posted. */
export function effectiveAt(update: Pick<DatedUpdate, "postedAt" | "happenedAt">): Date {
  return update.happenedAt ?? update.postedAt;
}

/** Newest effective time first; numbers break ties, because two updates may share a minute. */
export function newestFirst<Update extends Omit<DatedUpdate, "status">>(updates: readonly Update[]): Update[] {
  return [...updates].sort((a, b) => effectiveAt(b).getTime() - effectiveAt(a).getTime() || b.number - a.number);
}

/** Whether nothing more is expected: resolved, completed, cancelled, or a plain notice. */
export function isEnded(status: IncidentStatus): boolean {
  return ended.has(status);
}

const ended: ReadonlySet<IncidentStatus> = new Set(["resolved", "completed", "cancelled", "posted"]);

/** Steps may be skipped and an incident may reopen; only the kind limits what it may be. */
export function isStatusOfKind(kind: IncidentKind, status: IncidentStatus): boolean {
  const allowed: readonly IncidentStatus[] = statusesOfKind[kind];

  return allowed.includes(status);
}

/** Whether what an incident says of its services holds now: not before a maintenance begins, never after the end. */
export function isInEffect(incident: { kind: IncidentKind; status: IncidentStatus }): boolean {
  return incident.kind !== "notice" && incident.status !== "scheduled" && !isEnded(incident.status);
}

/** The worst of them; `operational` when there is none. */
export function worstStatus(statuses: readonly ServiceStatus[]): ServiceStatus {
  return serviceStatuses[Math.max(0, ...statuses.map(severity))] ?? "operational";
}

/** How bad a service status is, from 0: the order of `serviceStatuses`. */
function severity(status: ServiceStatus): number {
  return serviceStatuses.indexOf(status);
}

/** What a service's page says now: the worst that any incident in effect says of it. */
export function serviceStatus(
  said: readonly { kind: IncidentKind; incidentStatus: IncidentStatus; status: ServiceStatus }[],
): ServiceStatus {
  const inEffect = said.filter(({ kind, incidentStatus }) => isInEffect({ kind, status: incidentStatus }));

  return worstStatus(inEffect.map(({ status }) => status));
}

/** How badly it hurts, from the affected services. A planned maintenance hurts nobody by being one. */
export function deriveImpact(affected: readonly { status: ServiceStatus }[]): Impact {
  return impactOf[worstStatus(affected.map(({ status }) => status))];
}

/** Worst first; what began earlier first among equals, and codes after that, so that the order never flickers. */
export function worstFirst<Incident extends { impact: Impact; startedAt: Date; code: string }>(
  incidents: readonly Incident[],
): Incident[] {
  return [...incidents].sort(
    (a, b) =>
      impacts.indexOf(b.impact) - impacts.indexOf(a.impact) ||
      a.startedAt.getTime() - b.startedAt.getTime() ||
      a.code.localeCompare(b.code, "en", { numeric: true }),
  );
}

const impactOf: Record<ServiceStatus, Impact> = {
  operational: "none",
  under_maintenance: "none",
  degraded_performance: "minor",
  partial_outage: "major",
  major_outage: "critical",
};
