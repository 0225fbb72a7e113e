import type { Clock } from "@/components/site/clock";
import type { IncidentSummary } from "@/domain/incidents/views";
import { MaintenanceWindow } from "./maintenance-window";

/** When a maintenance was planned to be, which stays worth knowing after it began. */
export function PlannedWindow({ incident, clock }: { incident: IncidentSummary; clock: Clock }) {
  if (incident.kind !== "maintenance" || !incident.scheduledFor) {
    return null;
  }

  return (
    <p className="my-4 rounded-box border border-work bg-work-bg p-4">
      <strong className="mr-2 text-work">Planned for</strong>
      <MaintenanceWindow from={incident.scheduledFor} until={incident.scheduledUntil} clock={clock} />
    </p>
  );
}
