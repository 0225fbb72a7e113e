import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import { type KnownErrorState, knownErrorStateLabels } from "@/domain/shared/words";

type KnownErrorBadgeProps = {
  state: KnownErrorState;
  /** Among other kinds of things: it says that it is a known error. */
  isNamed?: boolean;
};

export function KnownErrorBadge({ state, isNamed = false }: KnownErrorBadgeProps) {
  const label = knownErrorStateLabels[state];

  return <Badge tone={tones[state]}>{isNamed ? `Known error: ${label.toLowerCase()}` : label}</Badge>;
}

const tones: Record<KnownErrorState, Tone> = { open: "part", being_fixed: "work", fixed: "ok" };
