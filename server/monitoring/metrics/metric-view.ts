import { currentLevel, parseLevelState } from "@/domain/monitoring/levels";
import { isStale, staleAfterSeconds } from "@/domain/monitoring/metrics";
import type { MetricLevel, MetricView } from "@/domain/monitoring/views";
import { type MetricDirection, type Unit, units } from "@/domain/shared/words";

export type MetricRow = {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly direction: MetricDirection;
  readonly capacity: number | null;
  readonly usual: number | null;
  readonly degradedAt: number | null;
  readonly criticalAt: number | null;
  readonly levelState: unknown;
  readonly intervalSeconds: number;
  readonly serviceCode: string | null;
  readonly lastAt: Date | null;
  readonly lastValue: number | null;
};

export type PointRow = { readonly metricId: string; readonly at: Date; readonly value: number };

/** What a metric says at `now`: by the clock alone, so that an old number is old even when nothing else works. */
export function toMetricView(row: MetricRow, points: readonly PointRow[], now: Date): MetricView {
  const last = row.lastAt === null || row.lastValue === null ? null : { value: row.lastValue, at: row.lastAt };
  const staleAfter = staleAfterSeconds(row.intervalSeconds);
  const isOld = isStale(last?.at ?? null, staleAfter, now);

  return {
    id: row.id,
    name: row.name,
    unit: unitOf(row.unit),
    last,
    staleAfterSeconds: staleAfter,
    isStale: isOld,
    level: last === null || isOld ? "unknown" : shownLevel(row.levelState),
    capacity: row.capacity,
    usual: row.usual,
    degradedAt: row.degradedAt,
    criticalAt: row.criticalAt,
    direction: row.direction,
    points: points.map(({ at, value }) => ({ at, value })),
  };
}

/** Staff alone are warned by a notice. */
function shownLevel(levelState: unknown): MetricLevel {
  const level = currentLevel(parseLevelState(levelState));

  return level === "info" ? "ok" : level;
}

/** Units are checked where metrics are written; a row from elsewhere shows its bare number. */
export function unitOf(stored: string): Unit {
  return units.find((unit) => unit === stored) ?? "count";
}
