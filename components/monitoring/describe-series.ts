import type { Clock } from "@/components/site/clock";
import { dayKey } from "@/domain/shared/calendar";
import { formatValue } from "@/domain/monitoring/metrics";
import { formatDateTime, formatTime } from "@/domain/shared/time";
import type { MetricView, SeriesPoint, SeriesView } from "@/domain/monitoring/views";
import { splitAtGaps } from "./thin-series";

/** What a chart shows, in a sentence or two: "Lowest 900, highest 2,310 (1:45 pm), last 2,280. No data from 2:00 am to 3:10 am." */
export function describeSeries({ unit }: Pick<MetricView, "unit">, series: SeriesView, clock: Clock): string {
  const { points } = series;
  const last = points.at(-1);
  if (!last) {
    return "No data.";
  }
  const lowest = points.reduce((least, point) => (point.min < least.min ? point : least));
  const highest = points.reduce((most, point) => (point.max > most.max ? point : most));
  const numbers = [
    `Lowest ${formatValue(lowest.min, unit)} (${sayWhen(lowest.at, series, clock)})`,
    `highest ${formatValue(highest.max, unit)} (${sayWhen(highest.at, series, clock)})`,
    `last ${formatValue(last.mean, unit)}`,
  ];

  return [`${numbers.join(", ")}.`, describeGaps(series, clock)].filter(Boolean).join(" ");
}

function describeGaps(series: SeriesView, clock: Clock): string {
  const stretches = splitAtGaps(series.points, series.gapSeconds);
  if (stretches.length > maxGaps + 1) {
    return `No data ${stretches.length - 1} times in between.`;
  }
  const gaps = stretches.slice(1).flatMap((stretch, index) => {
    const [from, to] = [stretches[index]?.at(-1), stretch[0]];

    return from && to ? [`from ${sayWhen(from.at, series, clock)} to ${sayWhen(to.at, series, clock)}`] : [];
  });

  return gaps.length === 0 ? "" : `No data ${gaps.join(" and ")}.`;
}

/** Without the day where the whole chart is of one day, and a second mention would say nothing. */
function sayWhen(at: SeriesPoint["at"], { from, to }: SeriesView, { timeZone, now }: Clock): string {
  return dayKey(from, timeZone) === dayKey(to, timeZone) ? formatTime(at, timeZone) : formatDateTime(at, timeZone, now);
}

const maxGaps = 3;
