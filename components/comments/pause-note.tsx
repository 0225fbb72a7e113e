import type { Clock } from "@/components/site/clock";
import { Time } from "@/components/site/time";

/** Shown instead of the form while staff have paused comments. */
export function PauseNote({ pausedAt, where, clock }: { pausedAt: Date; where: string; clock: Clock }) {
  return (
    <p className="mt-3 max-w-measure">
      <b>Comments are paused</b> {where} since <Time at={pausedAt} clock={clock} as="full" />. Staff still post updates
      here; try again later.
    </p>
  );
}
