import { scaleThreshold } from "d3-scale";
import { roundTimes, timeTicks } from "@/components/monitoring/time-ticks";
import { valueAxis } from "@/components/monitoring/value-axis";
import { LimitSample, LineChart } from "@/components/ui/line-chart";
import type { CurvePoint } from "@/domain/confirmations/confirmation-views";
import { curveStepMinutes } from "@/domain/confirmations/confirmations";
import { groupBy } from "@/domain/shared/group-by";
import { formatDateTime, formatTime } from "@/domain/shared/time";

type ConfirmationCurveProps = { points: readonly CurvePoint[]; timeZone: string; now: Date };

/** How many have said so in each five minutes, against what is usual at that hour: the picture, its words, its numbers. */
export function ConfirmationCurve({ points, timeZone, now }: ConfirmationCurveProps) {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) {
    return null;
  }
  const span = { from: first.at, to: new Date(last.at.getTime() + curveStepMinutes * 60_000) };
  const axis = valueAxis(0, Math.max(...points.map(({ count, usual }) => Math.max(count, usual))), "count");

  return (
    <figure className="@container mt-3 min-w-0">
      <figcaption>
        <p id="curve" className="text-sm font-semibold">
          In each {curveStepMinutes} minutes
        </p>
        <p id="curve-words" className="text-sm text-soft tabular-nums">
          {describe(points, timeZone, now)}
        </p>
      </figcaption>
      <LineChart
        titleId="curve"
        descriptionId="curve-words"
        {...span}
        bottom={axis.bottom}
        top={axis.top}
        stretches={[points.map(({ at, count }) => ({ at, min: 0, mean: count, max: count }))]}
        xTicks={timeTicks(span, timeZone)}
        yTicks={axis.ticks}
        limits={[]}
        against={points.map(({ at, usual }) => ({ at, value: usual }))}
        marks={[]}
      />
      <p className="flex items-center gap-1.5 text-sm text-soft">
        <LimitSample tone="plain" /> usual at that hour, by the four weeks before
      </p>
      <Numbers points={points} times={roundTimes(span, timeZone, maxRows)} timeZone={timeZone} now={now} />
    </figure>
  );
}

const maxRows = 32;

/** "Most: 23, at 2:40 pm. In the last half hour 41, usually about 2." */
function describe(points: readonly CurvePoint[], timeZone: string, now: Date): string {
  const most = points.reduce((one, other) => (other.count > one.count ? other : one));
  const lately = points.slice(-30 / curveStepMinutes);
  const usual = Math.round(sum(lately.map((point) => point.usual)));

  return `Most: ${most.count}, at ${formatDateTime(most.at, timeZone, now)}. In the last half hour of it ${sum(
    lately.map(({ count }) => count),
  )}, usually ${usual === 0 ? "none" : `about ${usual}`}.`;
}

type NumbersProps = ConfirmationCurveProps & { times: readonly Date[] };

function Numbers({ points, times, timeZone, now }: NumbersProps) {
  const [first] = points;
  const starts = first ? [first.at, ...times.filter((at) => at > first.at)] : [];
  const rowOf = scaleThreshold(starts.slice(1), starts);
  const rows = groupBy(points, ({ at }) => rowOf(at));

  return (
    <details className="text-sm">
      <summary>Numbers in a table</summary>
      <table className="w-full border-collapse text-left tabular-nums">
        <caption className="sr-only">How many have said so, and how many usually do</caption>
        <thead className="text-soft">
          <tr>
            {["From", "People", "Usually"].map((heading) => (
              <th key={heading} scope="col" className="border-b border-line py-1 pr-3 font-medium">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {starts.map((start, index) => {
            const within = rows.get(start) ?? [];

            return (
              <tr key={start.getTime()}>
                <th scope="row" className="border-b border-line py-1 pr-3 font-medium">
                  {index === 0 ? formatDateTime(start, timeZone, now) : formatTime(start, timeZone)}
                </th>
                <td className="border-b border-line py-1 pr-3">{sum(within.map(({ count }) => count))}</td>
                <td className="border-b border-line py-1 pr-3">{rounded(sum(within.map(({ usual }) => usual)))}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </details>
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function rounded(value: number): string {
  return (Math.round(value * 10) / 10).toString();
}
