import { scaleThreshold } from "d3-scale";
import type { Clock } from "@/components/site/clock";
import { Time } from "@/components/site/time";
import { groupBy } from "@/domain/shared/group-by";
import { formatValue } from "@/domain/monitoring/metrics";
import type { SeriesPoint, SeriesView } from "@/domain/monitoring/views";
import type { Unit } from "@/domain/shared/words";
import { mergePoints } from "./thin-series";

type ChartTableProps = {
  caption: string;
  unit: Unit;
  series: SeriesView;
  /** Where a row begins, after the first. */
  times: readonly Date[];
  clock: Clock;
};

/** A chart's numbers, a row for each stretch between two times. */
export function ChartTable({ caption, unit, series, times, clock }: ChartTableProps) {
  const starts = [series.from, ...times.filter((at) => at > series.from && at < series.to)];
  const rowOf = scaleThreshold(starts.slice(1), starts);
  const rows = groupBy(series.points, ({ at }) => rowOf(at));

  return (
    <details className="text-sm print:hidden">
      <summary className="min-h-7 cursor-pointer text-soft">Show as a table</summary>
      <div className="overflow-x-auto">
        <table className="mt-2 w-full border-collapse text-left tabular-nums">
          <caption className="sr-only">{caption}</caption>
          <thead className="text-soft">
            <tr>
              {["From", "Lowest", "Mean", "Highest"].map((heading) => (
                <th key={heading} scope="col" className="border-b border-line py-1 pr-3 font-medium">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {starts.map((start) => (
              <tr key={start.getTime()}>
                <th scope="row" className="border-b border-line py-1 pr-3 font-medium">
                  <Time at={start} clock={clock} />
                </th>
                <Numbers points={rows.get(start) ?? []} unit={unit} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function Numbers({ points, unit }: { points: readonly SeriesPoint[]; unit: Unit }) {
  if (points.length === 0) {
    return (
      <td colSpan={3} className="border-b border-line py-1 text-soft">
        no data
      </td>
    );
  }
  const { min, mean, max } = mergePoints(points);

  return [min, mean, max].map((value, index) => (
    <td key={index} className="border-b border-line py-1 pr-3">
      {formatValue(value, unit)}
    </td>
  ));
}
