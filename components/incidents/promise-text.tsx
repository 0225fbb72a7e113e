import type { Clock } from "@/components/site/clock";
import { Distance, Time } from "@/components/site/time";
import { Shape } from "@/components/ui/shape";
import { isOverdue } from "@/domain/incidents/promise";

/** When to look again, in words; that the time has passed, where it has. */
export function PromiseText({ nextUpdateBy, clock }: { nextUpdateBy: Date; clock: Clock }) {
  if (!isOverdue(nextUpdateBy, clock.now)) {
    return (
      <span>
        <strong>
          Next update by <Time at={nextUpdateBy} clock={clock} />
        </strong>{" "}
        <Distance to={nextUpdateBy} />
      </span>
    );
  }

  return (
    <strong className="inline-flex items-baseline gap-[.4em] text-down">
      <Shape tone="down" />
      <span>
        The next update was promised by <Time at={nextUpdateBy} clock={clock} /> and is late
      </span>
    </strong>
  );
}
