import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import { type IncidentStatus, incidentStatusLabels } from "@/domain/shared/words";

export function StatusBadge({ status }: { status: IncidentStatus }) {
  return <Badge tone={tones[status]}>{incidentStatusLabels[status]}</Badge>;
}

const tones: Record<IncidentStatus, Tone> = {
  investigating: "down",
  identified: "slow",
  monitoring: "work",
  resolved: "ok",
  scheduled: "work",
  in_progress: "work",
  verifying: "work",
  completed: "ok",
  cancelled: "plain",
  posted: "plain",
};
