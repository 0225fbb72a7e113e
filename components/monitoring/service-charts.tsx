import type { Clock } from "@/components/site/clock";
import { Card } from "@/components/ui/card";
import { Section } from "@/components/ui/section";
import type { SeriesView } from "@/domain/monitoring/views";
import { type ChartedMetric, MetricChart } from "./metric-chart";

/** The spans of time that a service's numbers are shown over. */
export const serviceSpans = [
  { id: "day", words: "24 hours", hours: 24 },
  { id: "week", words: "7 days", hours: 7 * 24 },
  { id: "quarter", words: "90 days", hours: 90 * 24 },
] as const;

type ServiceChartsProps = {
  metrics: readonly ChartedMetric[];
  /** One for each of `serviceSpans`, in their order. */
  series: readonly ReadonlyMap<string, SeriesView>[];
  clock: Clock;
};

/** Each number of a service over a day, a week and a quarter. Nothing where nothing was measured. */
export function ServiceCharts({ metrics, series, clock }: ServiceChartsProps) {
  const charted = metrics.filter(({ id }) => series.some((each) => hasPoints(each.get(id))));
  if (charted.length === 0) {
    return null;
  }

  return (
    <Section id="history" title="Metrics over time">
      {charted.map((metric) => (
        <Card key={metric.id}>
          <h3 className="mb-2 text-base">{metric.name}</h3>
          <div className="grid gap-x-6 gap-y-4 lg:grid-cols-3">
            {serviceSpans.map(({ id, words }, index) => {
              const known = series[index]?.get(metric.id);

              return known && hasPoints(known) ? (
                <MetricChart
                  key={id}
                  id={`chart-${metric.id}-${id}`}
                  title={`Last ${words}`}
                  metric={metric}
                  series={known}
                  clock={clock}
                />
              ) : null;
            })}
          </div>
        </Card>
      ))}
    </Section>
  );
}

function hasPoints(series: SeriesView | undefined): boolean {
  return series !== undefined && series.points.length > 0;
}
