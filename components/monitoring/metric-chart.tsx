import type { Clock } from "@/components/site/clock";
import type { ChartMark } from "@/components/ui/chart-marks";
import { LimitSample, LineChart } from "@/components/ui/line-chart";
import type { MetricView, SeriesView } from "@/domain/monitoring/views";
import { chartLimits, type NamedLimit } from "./chart-limits";
import { ChartTable } from "./chart-table";
import { describeSeries } from "./describe-series";
import { thinSeries } from "./thin-series";
import { roundTimes, timeTicks } from "./time-ticks";
import { valueAxis } from "./value-axis";

export type ChartedMetric = Pick<
  MetricView,
  "id" | "name" | "unit" | "direction" | "capacity" | "degradedAt" | "criticalAt"
>;

type MetricChartProps = {
  /** Unique on the page. */
  id: string;
  /** "Connections, last 7 days" */
  title: string;
  metric: ChartedMetric;
  /** With at least one point. */
  series: SeriesView;
  marks?: readonly ChartMark[];
  clock: Clock;
};

/** One metric over a span of time: the picture, what it is measured by, what can be seen in words, and its numbers. */
export function MetricChart({ id, title, metric, series, marks = [], clock }: MetricChartProps) {
  const highest = Math.max(...series.points.map(({ max }) => max));
  const lowest = Math.min(...series.points.map(({ min }) => min));
  const limits = chartLimits(metric, highest);
  const drawn = limits.filter(({ isDrawn }) => isDrawn);
  const axis = valueAxis(lowest, Math.max(highest, ...drawn.map(({ value }) => value)), metric.unit);
  const ticks = timeTicks(series, clock.timeZone);

  return (
    <figure className="@container min-w-0 print:break-inside-avoid">
      <figcaption>
        <p id={id} className="text-[.9375rem] font-semibold">
          {title}
        </p>
        <p id={`${id}-words`} className="text-sm text-soft tabular-nums">
          {describeSeries(metric, series, clock)}
        </p>
      </figcaption>
      <LineChart
        titleId={id}
        descriptionId={`${id}-words`}
        from={series.from}
        to={series.to}
        bottom={axis.bottom}
        top={axis.top}
        stretches={thinSeries(series, columnsOf(series))}
        xTicks={ticks}
        yTicks={axis.ticks}
        limits={drawn}
        marks={marks}
      />
      <Legend limits={limits} />
      <ChartTable
        caption={title}
        unit={metric.unit}
        series={series}
        times={roundTimes(series, clock.timeZone, maxRows)}
        clock={clock}
      />
    </figure>
  );
}

// A table is read line by line: finer than the axis, and not endless.
const maxRows = 32;

function Legend({ limits }: { limits: readonly NamedLimit[] }) {
  if (limits.length === 0) {
    return null;
  }

  return (
    <ul className="mb-1 flex flex-wrap gap-x-4 text-sm text-soft tabular-nums">
      {limits.map(({ tone, words, isDrawn }) => (
        <li key={tone} className="inline-flex items-center gap-1.5">
          {isDrawn && <LimitSample tone={tone} />}
          {isDrawn ? words : `${words}, far above`}
        </li>
      ))}
    </ul>
  );
}

/** Of weeks a column is a day: what comes and goes with each day would only be unrest. */
function columnsOf({ from, to }: SeriesView): number {
  const days = Math.round((to.getTime() - from.getTime()) / 86_400_000);

  return days > 40 ? days : 200;
}
