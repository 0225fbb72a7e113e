import { ServiceBadge } from "@/components/services/service-badge";
import type { Clock } from "@/components/site/clock";
import { Code } from "@/components/ui/code";
import type { IncidentSummary } from "@/domain/incidents/views";
import { IncidentSpan } from "./incident-span";
import { StatusBadge } from "./status-badge";

/** Code, how bad, how far, whom it hits and since when: the line above a title. */
export function IncidentMarks({ incident, clock }: { incident: IncidentSummary; clock: Clock }) {
  const worst = incident.affected[0];
  const isOver = incident.endedAt !== null;

  return (
    <p className="flex flex-wrap items-center gap-x-2.5 gap-y-2 text-sm text-soft">
      <Code>{incident.code}</Code>
      {worst && !isOver && incident.kind === "incident" && <ServiceBadge status={worst.status} />}
      <StatusBadge status={incident.status} />
      <span>
        {incident.affected.length > 0 && `${incident.affected.map(({ serviceName }) => serviceName).join(", ")} · `}
        <IncidentSpan incident={incident} clock={clock} />
      </span>
    </p>
  );
}
