import { noWords } from "@/domain/incidents/incident-words";
import type { IncidentSummary } from "@/domain/incidents/views";

/** An open problem of Mail, but for what a test says of it. */
export function makeSummary(change: Partial<IncidentSummary>): IncidentSummary {
  return {
    id: "1",
    code: "MAIL-7",
    kind: "incident",
    title: "Disk cannot keep up",
    ...noWords,
    headline: "Mail is slow",
    summary: "Nothing is lost.",
    status: "identified",
    impact: "major",
    startedAt: new Date("2006-12-20T13:00:00Z"),
    endedAt: null,
    nextUpdateBy: null,
    scheduledFor: null,
    scheduledUntil: null,
    affected: [{ serviceCode: "MAIL", serviceName: "Mail", status: "partial_outage" }],
    latest: null,
    workaround: null,
    commentCount: 0,
    promises: { kept: 0, total: 0 },
    ...change,
  };
}
