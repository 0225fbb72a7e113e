import { staleAfterSeconds } from "@/domain/monitoring/metrics";
import { finestThatReachesBack, stepsFor } from "@/domain/monitoring/rollups";
import type { SeriesPoint, SeriesView } from "@/domain/monitoring/views";
import { db } from "@/server/infra/db";
import { Prisma } from "@/server/infra/generated/prisma/client";
import { notRolledUpSince, rollupsOf } from "./roll-up";

type Span = { readonly from: Date; readonly to: Date };
type PointRow = SeriesPoint & { readonly metricId: string; readonly stepSeconds: number };

/**
 * Metrics over a span of time, as finely as it can be drawn: up to 6 hours every sample, up to 14 days the rollups of
 * 5 minutes, beyond that of an hour; where those are gone already, the next coarser ones. A metric without a number in
 * that time has no points.
 */
export async function listSeries(
  metricIds: readonly string[],
  { from, to }: Span,
  now: Date,
): Promise<ReadonlyMap<string, SeriesView>> {
  const span = { from, to: to < now ? to : now };
  const steps = stepsFor({ from, to });
  const metrics = await db.metric.findMany({
    where: { id: { in: [...metricIds] } },
    select: { id: true, source: { select: { intervalSeconds: true } } },
  });
  const rows = [...(steps.includes(0) ? await listRaw(metricIds, span) : []), ...(await listRolledUp(metricIds, span))];

  return new Map(
    metrics.map(({ id, source }) => {
      const candidates = steps.map((stepSeconds) => ({ stepSeconds, points: pointsOf(rows, id, stepSeconds) }));
      const { stepSeconds, points } = finestThatReachesBack(candidates) ?? { stepSeconds: 0, points: [] };
      const stale = staleAfterSeconds(source.intervalSeconds);

      return [
        id,
        {
          from,
          to,
          stepSeconds: stepSeconds || source.intervalSeconds,
          gapSeconds: Math.max(stale, stepSeconds),
          points,
        },
      ];
    }),
  );
}

function listRaw(metricIds: readonly string[], { from, to }: Span): Promise<PointRow[]> {
  return db.$queryRaw<PointRow[]>`
    SELECT metric_id AS "metricId", 0 AS "stepSeconds", at, value AS min, value AS mean, value AS max
    FROM samples
    WHERE metric_id = ANY(${[...metricIds]}::uuid[]) AND at >= ${from} AND at <= ${to}
    ORDER BY at`;
}

/** What is not rolled up yet is rolled up here, so that a line ends where its numbers do. */
function listRolledUp(metricIds: readonly string[], { from, to }: Span): Promise<PointRow[]> {
  return db.$queryRaw<PointRow[]>`
    WITH asked AS (
      SELECT id AS metric_id, ${notRolledUpSince} AS since, 'infinity'::timestamptz AS until
      FROM metrics WHERE id = ANY(${[...metricIds]}::uuid[])
    ), known AS (
      SELECT rollups.metric_id, width_seconds, at, min, mean, max
      FROM rollups JOIN asked ON asked.metric_id = rollups.metric_id AND at < asked.since
      WHERE at >= ${from} AND at <= ${to}
      UNION ALL
      SELECT metric_id, width_seconds, at, min, mean, max
      FROM (${rollupsOf(Prisma.sql`SELECT metric_id, since, until FROM asked`)}) AS fresh
      WHERE at >= ${from} AND at <= ${to}
    )
    SELECT metric_id AS "metricId", width_seconds AS "stepSeconds", at, min, mean, max FROM known ORDER BY at`;
}

function pointsOf(rows: readonly PointRow[], metricId: string, stepSeconds: number): SeriesPoint[] {
  return rows
    .filter((row) => row.metricId === metricId && row.stepSeconds === stepSeconds)
    .map(({ at, min, mean, max }) => ({ at, min, mean, max }));
}
