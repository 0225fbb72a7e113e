import type { Clock } from "@/components/site/clock";
import { isOverrunning } from "@/domain/incidents/maintenance";
import type { IncidentSummary } from "@/domain/incidents/views";
import { MaintenanceWindow } from "./maintenance-window";

/** When a maintenance was planned to be, which stays worth knowing after it began. */
export function PlannedWindow({ incident, clock }: { incident: IncidentSummary; clock: Clock }) {
  if (incident.kind !== "maintenance" || !incident.scheduledFor) {
    return null;
  }

  return (
    <p className="my-4 rounded-box border border-work bg-work-bg p-4">
      <strong className="mr-2 text-work">{incident.status === "cancelled" ? "Was planned for" : "Planned for"}</strong>
      <MaintenanceWindow from={incident.scheduledFor} until={incident.scheduledUntil} clock={clock} />
      {isOverrunning(incident, clock.now) && <strong className="block">It takes longer than planned.</strong>}
    </p>
  );
}
