import type { Clock } from "@/components/site/clock";
import type { IncidentSummary } from "@/domain/incidents/views";
import { PromiseText } from "./promise-text";

/** The promise on a page of its own, where there is no card for it to be the foot of. */
export function PromiseBox(props: { incident: IncidentSummary; clock: Clock }) {
  return (
    <div className="my-4 overflow-hidden rounded-box border border-line empty:hidden [&>p]:border-t-0">
      <PromiseBar {...props} />
    </div>
  );
}

/** When to look again, at the foot of a card. Says so plainly when the promised time has passed. */
export function PromiseBar({ incident, clock }: { incident: IncidentSummary; clock: Clock }) {
  const { nextUpdateBy, promises } = incident;
  if (!nextUpdateBy || incident.endedAt) {
    return null;
  }

  return (
    <p className="flex flex-wrap items-baseline gap-x-2.5 border-t border-line bg-well px-4 py-3 sm:px-5">
      <PromiseText nextUpdateBy={nextUpdateBy} clock={clock} />
      {promises.total > 0 && (
        <span className="text-soft">
          kept {promises.kept} of {promises.total} {promises.total === 1 ? "promise" : "promises"} so far
        </span>
      )}
    </p>
  );
}
