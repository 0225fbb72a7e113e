import { neverBegan } from "@/domain/incidents/maintenance";
import type { IncidentKind, IncidentStatus } from "@/domain/shared/words";

export type Span = { readonly from: Date; readonly to: Date };

/**
 * The time that an incident's charts show: from a little before it began until as much after its end, or until now. A
 * tenth of its length, at least half an hour and at most six: what was usual belongs into the picture.
 * Null for what has no course in time: a notice, and a maintenance that has not begun, or never did.
 */
export function incidentChartSpan(
  incident: { kind: IncidentKind; status: IncidentStatus; startedAt: Date; endedAt: Date | null },
  now: Date,
): Span | null {
  const hasNoCourse = incident.kind === "notice" || incident.status === "scheduled" || neverBegan(incident);
  if (hasNoCourse || incident.startedAt > now) {
    return null;
  }
  const startedMs = incident.startedAt.getTime();
  const endedMs = incident.endedAt?.getTime() ?? now.getTime();
  const leadMs = Math.min(Math.max((endedMs - startedMs) / 10, leastLeadMs), maxLeadMs);

  return { from: new Date(startedMs - leadMs), to: new Date(Math.min(endedMs + leadMs, now.getTime())) };
}

const leastLeadMs = 30 * 60_000;
/** The longest that the charts of an incident still grow after its end. */
export const maxLeadMs = 6 * 3_600_000;
