import type { Clock } from "@/components/site/clock";
import { Time } from "@/components/site/time";
import { formatValue } from "@/domain/monitoring/metrics";
import type { MetricView } from "@/domain/monitoring/views";
import { thinOut } from "./thin-out";

/** The numbers behind a sparkline, every ten minutes, for those who cannot see it. */
export function PointsTable({ metric, clock }: { metric: MetricView; clock: Clock }) {
  const from = new Date(clock.now.getTime() - hourMs);
  const points = thinOut(metric.points, from, tenMinutesMs);
  if (points.length === 0) {
    return null;
  }

  return (
    <table className="sr-only">
      <caption>{captionOf(metric)}</caption>
      <tbody>
        {points.map(({ at, value }) => (
          <tr key={at.getTime()}>
            <th scope="row">
              <Time at={at} clock={clock} as="time" />
            </th>
            <td>{formatValue(value, metric.unit)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function captionOf({ name, unit, degradedAt, criticalAt }: MetricView): string {
  const limits = [
    degradedAt === null ? null : `unusual from ${formatValue(degradedAt, unit)}`,
    criticalAt === null ? null : `critical from ${formatValue(criticalAt, unit)}`,
  ].filter((limit) => limit !== null);

  return [`${name}, last hour`, ...limits].join(", ");
}

const tenMinutesMs = 600_000;
const hourMs = 3_600_000;
