import Link from "next/link";
import { Code } from "@/components/ui/code";
import { StatusBadge } from "@/components/incidents/status-badge";
import { effectiveAt } from "@/domain/incidents/statuses";
import { formatDateTime, formatDuration, formatSpan } from "@/domain/shared/time";
import type { IncidentSummary } from "@/domain/incidents/views";
import { serviceStatusLabels } from "@/domain/shared/words";
import { PromiseNote } from "./promise-note";

type IncidentListProps = { incidents: readonly IncidentSummary[]; timeZone: string; now: Date };

/** Rows of the dashboard: each is one large link to its composer. */
export function IncidentList({ incidents, timeZone, now }: IncidentListProps) {
  return (
    <ul className="mt-2 space-y-2">
      {incidents.map((incident) => (
        <li key={incident.id} className="rounded-box border border-line bg-card">
          <Link
            href={`/staff/incidents/${incident.code.toLowerCase()}`}
            className="block px-4 py-3 text-ink no-underline hover:bg-well"
          >
            <span className="flex flex-wrap items-center gap-2">
              <Code>{incident.code}</Code>
              <StatusBadge status={incident.status} />
              <PromiseNote incident={incident} timeZone={timeZone} now={now} />
            </span>
            <span className="mt-1 block font-semibold underline underline-offset-4">{incident.title}</span>
            <span className="block text-sm text-soft">{detailOf(incident, timeZone, now)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function detailOf(incident: IncidentSummary, timeZone: string, now: Date): string {
  const services = incident.affected.map(({ serviceName, status }) => `${serviceName}: ${serviceStatusLabels[status]}`);
  const window =
    incident.scheduledFor && incident.scheduledUntil
      ? formatSpan(incident.scheduledFor, incident.scheduledUntil, timeZone, now)
      : `began ${formatDateTime(incident.startedAt, timeZone, now)}`;

  return [...services, window, latestUpdate(incident, now)].filter((part) => part !== "").join(" · ");
}

function latestUpdate({ latest }: IncidentSummary, now: Date): string {
  return latest ? `last update ${formatDuration(now.getTime() - effectiveAt(latest).getTime())} ago` : "";
}
