import type { Clock } from "@/components/site/clock";
import { Card } from "@/components/ui/card";
import type { ChartMark } from "@/components/ui/chart-marks";
import { effectiveAt } from "@/domain/incidents/statuses";
import { formatDateTime } from "@/domain/shared/time";
import type { UpdateView } from "@/domain/incidents/views";
import type { SeriesView } from "@/domain/monitoring/views";
import { incidentStatusLabels } from "@/domain/shared/words";
import { type ChartedMetric, MetricChart } from "./metric-chart";

type IncidentChartsProps = {
  metrics: readonly ChartedMetric[];
  series: ReadonlyMap<string, SeriesView>;
  /** Newest first. */
  updates: readonly UpdateView[];
  clock: Clock;
};

/** The numbers of an incident's services while it lasted, with its updates on them. Nothing where nothing was measured. */
export function IncidentCharts({ metrics, series, updates, clock }: IncidentChartsProps) {
  const charted = metrics.flatMap((metric) => {
    const known = series.get(metric.id);

    return known && known.points.length > 0 ? [{ metric, known }] : [];
  });
  if (charted.length === 0) {
    return null;
  }

  return (
    <section aria-labelledby="numbers" className="mt-6">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="numbers" className="text-lg">
          Metrics
        </h2>
        <p className="text-sm text-soft">the numbers on the lines are those of the updates below</p>
      </div>
      {charted.map(({ metric, known }) => (
        <Card key={metric.id}>
          <MetricChart
            id={`chart-${metric.id}`}
            title={metric.name}
            metric={metric}
            series={known}
            marks={marksOf(updates, known, clock)}
            clock={clock}
          />
        </Card>
      ))}
    </section>
  );
}

function marksOf(updates: readonly UpdateView[], { from, to }: SeriesView, { timeZone, now }: Clock): ChartMark[] {
  return updates
    .map((update) => ({ update, at: effectiveAt(update) }))
    .filter(({ at }) => at >= from && at <= to)
    .sort((one, other) => one.at.getTime() - other.at.getTime())
    .map(({ update: { number, status }, at }) => ({
      at,
      number,
      href: `#update-${number}`,
      title: `Update ${number}, ${formatDateTime(at, timeZone, now)}: ${incidentStatusLabels[status]}`,
    }));
}
