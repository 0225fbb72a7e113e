import type { Point } from "@/components/ui/sparkline";

/** The last point of each stretch of time, counted from `from`: more than the eye can distinguish only weighs. */
export function thinOut(points: readonly Point[], from: Date, stretchMs: number): Point[] {
  const lastOf = new Map<number, Point>();
  for (const point of points) {
    if (point.at >= from) {
      lastOf.set(Math.floor((point.at.getTime() - from.getTime()) / stretchMs), point);
    }
  }

  return [...lastOf.values()];
}
