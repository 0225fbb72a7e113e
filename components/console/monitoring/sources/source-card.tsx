import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import type { FormAction } from "@/components/console/form-state";
import { Section } from "@/components/ui/section";
import type { SourceView } from "@/domain/monitoring/views";
import { type LastValue, MetricRow } from "./metric-row";
import { SourceState } from "./source-state";

type SourceCardProps = {
  source: SourceView;
  timeZone: string;
  now: Date;
  lastValues: ReadonlyMap<string, LastValue>;
  removeMetric: FormAction;
};

export function SourceCard({ source, timeZone, now, lastValues, removeMetric }: SourceCardProps) {
  return (
    <Section title={source.name}>
      <div className="mt-2 rounded-box border border-line bg-card px-4 py-3">
        <SourceState source={source} timeZone={timeZone} now={now} />
        <ul className="mt-2 divide-y divide-line">
          {source.metrics.map((metric) => (
            <MetricRow
              key={metric.id}
              metric={metric}
              last={lastValues.get(metric.id)}
              timeZone={timeZone}
              now={now}
              remove={removeMetric}
            />
          ))}
        </ul>
        <p className="mt-2 flex flex-wrap gap-2">
          <Link
            href={`/staff/sources/metrics/new?source=${source.id}`}
            aria-label={`Add a metric of ${source.name}`}
            className={buttonClass("secondary")}
          >
            Add a metric
          </Link>
          <Link
            href={`/staff/sources/${source.id}`}
            aria-label={`Change the source ${source.name}`}
            className={buttonClass("secondary")}
          >
            Change the source
          </Link>
        </p>
      </div>
    </Section>
  );
}
