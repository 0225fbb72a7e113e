import type { Clock } from "@/components/site/clock";
import { Time } from "@/components/site/time";
import { formatDuration } from "@/domain/shared/time";
import { isOverrunning, neverBegan } from "@/domain/incidents/maintenance";
import type { IncidentSummary } from "@/domain/incidents/views";
import { MaintenanceWindow } from "./maintenance-window";

type Span = Pick<IncidentSummary, "kind" | "status" | "startedAt" | "endedAt" | "scheduledFor" | "scheduledUntil">;

/** When it was or is: "began Tue 12 Dec, 9:20 am, lasted 6 h 40 min", "began 5:00 am, planned until 5:30 am". */
export function IncidentSpan({ incident, clock }: { incident: Span; clock: Clock }) {
  if (incident.kind === "notice") {
    return (
      <>
        posted <Time at={incident.startedAt} clock={clock} />
      </>
    );
  }
  if (incident.scheduledFor && neverBegan(incident)) {
    return (
      <>
        was planned for <MaintenanceWindow from={incident.scheduledFor} until={incident.scheduledUntil} clock={clock} />
      </>
    );
  }
  if (incident.scheduledFor && incident.status === "scheduled") {
    return <MaintenanceWindow from={incident.scheduledFor} until={incident.scheduledUntil} clock={clock} />;
  }

  return (
    <>
      began <Time at={incident.startedAt} clock={clock} />
      {incident.scheduledUntil && !incident.endedAt && (
        <>
          , planned until <Time at={incident.scheduledUntil} clock={clock} />
          {isOverrunning(incident, clock.now) && ", takes longer than planned"}
        </>
      )}
      {incident.endedAt && `, lasted ${formatDuration(incident.endedAt.getTime() - incident.startedAt.getTime())}`}
    </>
  );
}
