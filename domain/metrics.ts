import type { MetricLevel } from "./views";
import type { MetricDirection } from "./words";

export type Thresholds = {
  readonly direction: MetricDirection;
  readonly degradedAt: number | null;
  readonly criticalAt: number | null;
};

/** From which age on a number is history: one missed poll is no silence, three are. */
export function staleAfterSeconds(intervalSeconds: number): number {
  return Math.max(3 * intervalSeconds, 60);
}

/** Without any value there is nothing fresh either. */
export function isStale(lastAt: Date | null, afterSeconds: number, now: Date): boolean {
  return lastAt === null || now.getTime() - lastAt.getTime() >= afterSeconds * 1_000;
}

/** How a fresh value stands; a value that is exactly at a threshold has reached it. */
export function metricLevel(value: number, thresholds: Thresholds): MetricLevel {
  if (reaches(value, thresholds.criticalAt, thresholds.direction)) {
    return "critical";
  }

  return reaches(value, thresholds.degradedAt, thresholds.direction) ? "degraded" : "ok";
}

function reaches(value: number, threshold: number | null, direction: MetricDirection): boolean {
  if (threshold === null) {
    return false;
  }

  return direction === "up_is_worse" ? value >= threshold : value <= threshold;
}
