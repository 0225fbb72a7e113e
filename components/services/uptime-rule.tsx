import { lostShare } from "@/domain/services/service-days";
import { serviceStatusLabels } from "@/domain/shared/words";

const counted = ["major_outage", "partial_outage", "degraded_performance"] as const;

/** How the percentage comes about, for whoever doubts it. */
export function UptimeRule() {
  return (
    <details className="mt-1 text-sm text-soft">
      <summary className="cursor-pointer py-2.5">How this is counted</summary>
      <p className="max-w-measure">
        Of each minute this much counts as lost:{" "}
        {counted.map((status) => `${serviceStatusLabels[status].toLowerCase()} ${lostShare[status]}`).join(", ")}. The
        minutes of a maintenance are left out, unless something worse was reported in them; so is the time before
        anything was known of the service. Each day is as long as it was here: 23 or 25 hours when the clocks change.
        The bar of a day shows its worst status.
      </p>
    </details>
  );
}
