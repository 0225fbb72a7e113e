import type { Clock } from "@/components/site/clock";
import { Card } from "@/components/ui/card";
import { Code } from "@/components/ui/code";
import { codePath } from "@/domain/shared/codes";
import type { IncidentSummary } from "@/domain/incidents/views";
import { MaintenanceWindow } from "./maintenance-window";

/** A maintenance that is still to come. */
export function PlannedCard({ incident, clock }: { incident: IncidentSummary; clock: Clock }) {
  return (
    <Card>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 sm:flex-nowrap">
        <div className="min-w-0">
          <h3 dir="auto" className="text-[1.0625rem]">
            <a href={codePath(incident.code)} className="text-ink decoration-1">
              {incident.title}
            </a>
          </h3>
          <p className="text-soft">
            {incident.scheduledFor && (
              <MaintenanceWindow from={incident.scheduledFor} until={incident.scheduledUntil} clock={clock} />
            )}
            {incident.summary && ` · ${incident.summary}`}
          </p>
        </div>
        <Code>{incident.code}</Code>
      </div>
    </Card>
  );
}
