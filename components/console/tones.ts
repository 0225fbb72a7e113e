import type { Tone } from "@/components/ui/tone";
import type { IncidentStatus } from "@/domain/words";

export function toneOfIncidentStatus(status: IncidentStatus): Tone {
  return tones[status];
}

const tones: Record<IncidentStatus, Tone> = {
  investigating: "down",
  identified: "slow",
  monitoring: "work",
  resolved: "ok",
  scheduled: "work",
  in_progress: "slow",
  verifying: "work",
  completed: "ok",
  posted: "plain",
};
