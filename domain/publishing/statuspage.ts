import { effectiveAt, isInEffect, newestFirst, type DatedUpdate, worstStatus } from "@/domain/incidents/statuses";
import {
  type Impact,
  impacts,
  type IncidentKind,
  type IncidentStatus,
  type ServiceStatus,
} from "@/domain/shared/words";

/**
 * The words of Statuspage's public API (v2), which programs that were written for it read here. What is ours is
 * translated into them at this edge, and nowhere else.
 */
export const statuspagePaths = [
  "/api/v2/summary.json",
  "/api/v2/status.json",
  "/api/v2/components.json",
  "/api/v2/incidents.json",
  "/api/v2/incidents/unresolved.json",
  "/api/v2/scheduled-maintenances.json",
  "/api/v2/scheduled-maintenances/upcoming.json",
  "/api/v2/scheduled-maintenances/active.json",
] as const;
export type StatuspagePath = (typeof statuspagePaths)[number];

export type Indicator = keyof typeof descriptions;

/** Programs compare the first one letter by letter. */
const descriptions = {
  none: "All Systems Operational",
  minor: "Partially Degraded Service",
  major: "Partial System Outage",
  critical: "Major System Outage",
  maintenance: "Service Under Maintenance",
} as const;

type OpenEntry = {
  kind: IncidentKind;
  status: IncidentStatus;
  impact: Impact;
  affected: readonly { status: ServiceStatus }[];
};

/**
 * How the whole site is: the worst that is open. As in our own banner, an open problem is never shown as all well,
 * even while it is only watched; a maintenance is shown only while it runs and nothing else is wrong.
 */
export function pageStatus(entries: readonly OpenEntry[]): { indicator: Indicator; description: string } {
  const open = entries.filter(isInEffect);
  const problems = open.filter(({ kind }) => kind === "incident");
  const worst = worstImpact([
    impactOf[worstStatus(open.flatMap(({ affected }) => affected.map(({ status }) => status)))],
    ...problems.map(({ impact }) => worstImpact([impact, "minor"])),
  ]);
  const indicator = worst === "none" && open.length > 0 ? "maintenance" : worst;

  return { indicator, description: descriptions[indicator] };
}

/** The impact that is shown: a maintenance of which nobody said how badly it hurts is one, and no more. */
export function statuspageImpact(incident: {
  kind: IncidentKind;
  impact: Impact;
  isImpactOverridden: boolean;
}): Indicator {
  const isSaid = incident.isImpactOverridden || incident.impact !== "none";

  return incident.kind === "maintenance" && !isSaid ? "maintenance" : incident.impact;
}

export type StatuspageStatus = Exclude<IncidentStatus, "cancelled">;

/** Statuspage has no word for a maintenance that was cancelled: it is over. */
export function statuspageStatus(status: IncidentStatus): StatuspageStatus {
  return status === "cancelled" ? "completed" : status;
}

/** Since when it has only been watched; null before that, and once it has turned out not to be over. */
export function monitoringSince(updates: readonly DatedUpdate[]): Date | null {
  let since: Date | null = null;
  for (const update of newestFirst(updates)) {
    if (update.status === "monitoring") {
      since = effectiveAt(update);
    } else if (update.status !== "resolved" || since) {
      break;
    }
  }

  return since;
}

function worstImpact(said: readonly Impact[]): Impact {
  return impacts[Math.max(0, ...said.map((impact) => impacts.indexOf(impact)))] ?? "none";
}

const impactOf: Record<ServiceStatus, Impact> = {
  operational: "none",
  under_maintenance: "none",
  degraded_performance: "minor",
  partial_outage: "major",
  major_outage: "critical",
};
