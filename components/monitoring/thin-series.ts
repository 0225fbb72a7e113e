import { groupBy } from "@/domain/shared/group-by";
import type { SeriesPoint, SeriesView } from "@/domain/monitoring/views";

type Series = Pick<SeriesView, "from" | "to" | "gapSeconds" | "points">;

/**
 * The stretches between a series' gaps, each with at most one point a column: more than the eye can distinguish only
 * weighs. A column keeps its least and its most.
 */
export function thinSeries({ from, to, gapSeconds, points }: Series, columns: number): SeriesPoint[][] {
  const columnMs = (to.getTime() - from.getTime()) / columns;

  return splitAtGaps(points, gapSeconds).map((stretch) =>
    [...groupBy(stretch, ({ at }) => Math.floor((at.getTime() - from.getTime()) / columnMs)).values()].map(mergePoints),
  );
}

/** What several neighbours come to, in the middle of their time. There must be one. */
export function mergePoints(points: readonly SeriesPoint[]): SeriesPoint {
  const times = points.map(({ at }) => at.getTime());

  return {
    at: new Date((Math.min(...times) + Math.max(...times)) / 2),
    min: Math.min(...points.map(({ min }) => min)),
    mean: points.reduce((sum, { mean }) => sum + mean, 0) / points.length,
    max: Math.max(...points.map(({ max }) => max)),
  };
}

export function splitAtGaps(points: readonly SeriesPoint[], gapSeconds: number): SeriesPoint[][] {
  const stretches: SeriesPoint[][] = [];
  let before = -Infinity;
  for (const point of points) {
    const at = point.at.getTime();
    if (at - before > gapSeconds * 1_000) {
      stretches.push([]);
    }
    stretches.at(-1)?.push(point);
    before = at;
  }

  return stretches;
}
