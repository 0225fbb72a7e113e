import type { Clock } from "@/components/site/clock";
import { Code } from "@/components/ui/code";
import { codePath } from "@/domain/shared/codes";
import type { IncidentSummary } from "@/domain/incidents/views";
import { IncidentSpan } from "./incident-span";
import { StatusBadge } from "./status-badge";

/** Incidents in short, one under the other: what ended lately, what a service had, what a day brought. */
export function IncidentList({ incidents, clock }: { incidents: readonly IncidentSummary[]; clock: Clock }) {
  return (
    <ul className="mt-3 divide-y divide-line border-y border-line">
      {incidents.map((incident) => (
        <li key={incident.id} className="py-3 print:break-inside-avoid">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-soft">
            <StatusBadge status={incident.status} />
            <Code>{incident.code}</Code>
            <span>
              <IncidentSpan incident={incident} clock={clock} />
            </span>
          </p>
          <p dir="auto" className="mt-1 max-w-measure">
            <a href={codePath(incident.code)} className="font-semibold">
              {incident.title}
            </a>
            {incident.summary && <span className="text-soft"> {incident.summary}</span>}
          </p>
        </li>
      ))}
    </ul>
  );
}
