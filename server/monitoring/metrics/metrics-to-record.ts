import type { SustainedThresholds } from "@/domain/monitoring/levels";
import { AppError } from "@/domain/shared/errors";
import { staleAfterSeconds } from "@/domain/monitoring/metrics";
import type { Tx } from "@/server/infra/db";
import { notRolledUpSince } from "./roll-up";

type MetricToRecord = SustainedThresholds & {
  readonly id: string;
  readonly isOnBanner: boolean;
  readonly levelState: unknown;
  /** Of the newest sample that is known already. */
  readonly lastAt: Date | null;
  /** Samples of an earlier time come late. */
  readonly notRolledUpSince: Date;
};

type Source = { readonly id: string; readonly intervalSeconds: number };

/** Those of these metrics that the source has, by their id, as they stand before the next samples. */
export async function listMetricsToRecord(
  tx: Tx,
  source: Source,
  metricIds: readonly string[],
): Promise<ReadonlyMap<string, MetricToRecord>> {
  if (metricIds.length === 0) {
    return new Map();
  }
  const rows = await tx.$queryRaw<Omit<MetricToRecord, "gapSeconds">[]>`
    SELECT id, direction, banner_position IS NOT NULL AS "isOnBanner", level_state AS "levelState",
      info_at AS "infoAt",
      degraded_at AS "degradedAt", degraded_for_seconds AS "degradedForSeconds",
      degraded_clear_seconds AS "degradedClearSeconds",
      critical_at AS "criticalAt", critical_for_seconds AS "criticalForSeconds",
      critical_clear_seconds AS "criticalClearSeconds",
      (SELECT at FROM samples WHERE metric_id = metrics.id ORDER BY at DESC LIMIT 1) AS "lastAt",
      ${notRolledUpSince} AS "notRolledUpSince"
    FROM metrics
    WHERE source_id = ${source.id}::uuid AND id = ANY(${[...new Set(metricIds)]}::uuid[])`;
  const gapSeconds = staleAfterSeconds(source.intervalSeconds);

  return new Map(rows.map((row) => [row.id, { ...row, gapSeconds }]));
}

/** One of them. @throws AppError not_found */
export async function requireMetricToRecord(tx: Tx, source: Source, metricId: string): Promise<MetricToRecord> {
  const metric = (await listMetricsToRecord(tx, source, [metricId])).get(metricId);
  if (!metric) {
    throw new AppError("not_found", "This metric does not exist any more. Load the page again.");
  }

  return metric;
}
