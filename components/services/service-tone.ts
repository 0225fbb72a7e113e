import type { Tone } from "@/components/ui/tone";
import type { ServiceStatus } from "@/domain/shared/words";

export const serviceTone: Record<ServiceStatus, Tone> = {
  operational: "ok",
  under_maintenance: "work",
  degraded_performance: "slow",
  partial_outage: "part",
  major_outage: "down",
};
