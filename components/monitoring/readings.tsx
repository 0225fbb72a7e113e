import type { Clock } from "@/components/site/clock";
import type { MetricView } from "@/domain/monitoring/views";
import { Reading } from "./reading";

/** The live numbers side by side. live.js finds each by `data-metric` and refreshes it in its place. */
export function Readings({ metrics, clock }: { metrics: readonly MetricView[]; clock: Clock }) {
  if (metrics.length === 0) {
    return null;
  }

  return (
    <section aria-labelledby="readings" className="mt-4 print:break-inside-avoid">
      <h2 id="readings" className="sr-only">
        Right now
      </h2>
      <ul className="flex flex-wrap gap-px overflow-hidden rounded-box border border-line bg-line">
        {metrics.map((metric) => (
          <Reading key={metric.id} metric={metric} clock={clock} />
        ))}
      </ul>
    </section>
  );
}
