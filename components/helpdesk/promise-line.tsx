import { Shape } from "@/components/ui/shape";
import type { CallerCard } from "@/domain/helpdesk/caller-card";

/** When the next update comes, or that it is late. */
export function PromiseLine({ promise }: { promise: NonNullable<CallerCard["promise"]> }) {
  return promise.isLate ? (
    <strong className="inline-flex items-baseline gap-[.4em] text-down">
      <Shape tone="down" />
      {promise.text}
    </strong>
  ) : (
    <strong>{promise.text}</strong>
  );
}
