import { StatusBadge } from "@/components/incidents/status-badge";
import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import type { CallerCard } from "@/domain/helpdesk/caller-card";

export function CardBadge({ badge }: { badge: CallerCard["badge"] }) {
  if (badge.kind === "status") {
    return <StatusBadge status={badge.status} />;
  }

  return <Badge tone={tones[badge.state]}>Known error: {labels[badge.state]}</Badge>;
}

type ErrorState = Extract<CallerCard["badge"], { kind: "error" }>["state"];

const tones: Record<ErrorState, Tone> = { open: "down", being_fixed: "work", fixed: "ok" };
const labels: Record<ErrorState, string> = { open: "not fixed yet", being_fixed: "being fixed", fixed: "fixed" };
