import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import { type KnownErrorState, knownErrorStateLabels } from "@/domain/shared/words";

export function KnownErrorBadge({ state }: { state: KnownErrorState }) {
  return <Badge tone={tones[state]}>{knownErrorStateLabels[state]}</Badge>;
}

const tones: Record<KnownErrorState, Tone> = { open: "part", being_fixed: "work", fixed: "ok" };
