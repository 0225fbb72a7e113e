import type { Clock } from "@/components/site/clock";
import { Time } from "@/components/site/time";

/** Stands where the form would, while staff have paused comments. */
export function PauseNote({ pausedAt, where, clock }: { pausedAt: Date; where: string; clock: Clock }) {
  return (
    <p className="mt-3 max-w-measure">
      <b>Comments are paused</b> {where} since <Time at={pausedAt} clock={clock} as="full" />. What is written here goes
      on; look in again later.
    </p>
  );
}
