import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import { type CommentTriage, triageLabels } from "@/domain/shared/words";

export function TriageBadge({ triage }: { triage: CommentTriage }) {
  return <Badge tone={tones[triage]}>{triageLabels[triage]}</Badge>;
}

const tones: Record<CommentTriage, Tone> = {
  new: "plain",
  looking: "work",
  needs_info: "slow",
  known: "work",
  fixed: "ok",
  not_reproduced: "plain",
};
