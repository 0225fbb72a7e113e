import type { Clock } from "@/components/site/clock";
import { Time } from "@/components/site/time";
import type { KnownErrorSummary } from "@/domain/known-errors/known-errors";
import { KnownErrorBadge } from "./known-error-badge";

type KnownErrorMarksProps = { knownError: Pick<KnownErrorSummary, "state" | "fixedAt" | "services">; clock: Clock };

/** Its state, since when it is fixed, and in what it appears. */
export function KnownErrorMarks({ knownError: { state, fixedAt, services }, clock }: KnownErrorMarksProps) {
  return (
    <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-sm text-soft">
      <KnownErrorBadge state={state} />{" "}
      {fixedAt && (
        <span>
          on <Time at={fixedAt} clock={clock} as="full" />
        </span>
      )}
      {services.length > 0 && <span>{services.map(({ name }) => name).join(", ")}</span>}
    </p>
  );
}
