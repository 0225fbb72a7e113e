import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { wholeSince } from "@/domain/monitoring/rollups";
import { db, transaction, type Tx } from "@/server/infra/db";
import { Prisma } from "@/server/infra/generated/prisma/client";

// A transaction of so many metrics over so many hours keeps the polls of its source waiting for a fraction of a second.
const metricsAtOnce = 20;
const hoursAtOnce = 6;

/**
 * Rolls up what has come since the last time, in pieces that are committed one by one, oldest first. Twice changes
 * nothing; a run that was ended goes on where it was. What fails for some metrics keeps no others from it.
 * Samples that come late are not waited for.
 */
export async function rollUpSamples(actor: Actor, now: Date): Promise<void> {
  requirePermission(actor, "source.manage");
  const sources = await db.source.findMany({
    select: { id: true, metrics: { select: { id: true }, orderBy: { id: "asc" } } },
    orderBy: { id: "asc" },
  });
  const failures: unknown[] = [];
  for (const { id, metrics } of sources) {
    for (let start = 0; start < metrics.length; start += metricsAtOnce) {
      const metricIds = metrics.slice(start, start + metricsAtOnce).map((metric) => metric.id);
      await rollUpMetrics(id, metricIds, now).catch((error: unknown) => failures.push(error));
    }
  }
  if (failures.length > 0) {
    throw failures[0];
  }
}

async function rollUpMetrics(sourceId: string, metricIds: readonly string[], now: Date): Promise<void> {
  let after: Date | null = new Date(0);
  while (after !== null && after <= now) {
    const from: Date = after;
    after = await transaction((tx) => rollUpPiece(tx, sourceId, metricIds, from));
  }
}

/**
 * Rolls up the first hours that have samples after `from`. A sample that came late since the piece before is rolled up
 * along with them: each piece begins where the rollups end.
 * @returns the end of the piece, or null when there are no more samples
 */
async function rollUpPiece(tx: Tx, sourceId: string, metricIds: readonly string[], from: Date): Promise<Date | null> {
  // No sample may come between the reading of an hour and its writing.
  await tx.$queryRaw`SELECT 1 FROM sources WHERE id = ${sourceId}::uuid FOR NO KEY UPDATE`;
  const [piece] = await tx.$queryRaw<{ until: Date | null }[]>`
    WITH span AS MATERIALIZED (
      SELECT id, greatest(${from}::timestamptz, ${notRolledUpSince}) AS since
      FROM metrics WHERE id = ANY(${[...metricIds]}::uuid[])
    )
    SELECT date_bin('1 hour', min(first.at), 'epoch') + make_interval(hours => ${hoursAtOnce}::int) AS until
    FROM span, LATERAL (
      SELECT at FROM samples WHERE metric_id = span.id AND at >= span.since ORDER BY at LIMIT 1
    ) AS first`;
  const until = piece?.until ?? null;
  if (until !== null) {
    await writeRollups(
      tx,
      Prisma.sql`SELECT id AS metric_id, ${notRolledUpSince} AS since, ${until}::timestamptz AS until
        FROM metrics WHERE id = ANY(${[...metricIds]}::uuid[])`,
    );
  }

  return until;
}

type Late = { readonly metricId: string; readonly at: Date };
type Known = { readonly notRolledUpSince: Date };

/** Rolls up again the hours into which samples came late, if all samples of the hour are still there. */
export async function rollUpLate(
  tx: Tx,
  metrics: ReadonlyMap<string, Known>,
  samples: readonly Late[],
  now: Date,
): Promise<void> {
  const late = samples.filter(({ metricId, at }) => {
    const metric = metrics.get(metricId);

    return metric && at < metric.notRolledUpSince && at >= wholeSince(now);
  });
  if (late.length > 0) {
    await writeRollups(
      tx,
      Prisma.sql`
        SELECT DISTINCT given.metric_id, date_bin('1 hour', given.at, 'epoch') AS since,
          date_bin('1 hour', given.at, 'epoch') + interval '1 hour' AS until
        FROM unnest(
          ${late.map(({ metricId }) => metricId)}::uuid[], ${late.map(({ at }) => at.toISOString())}::timestamptz[]
        ) AS given (metric_id, at)`,
    );
  }
}

/** Rolls up the samples of spans again. The rows of their sources must be locked. @param spans as `rollupsOf` takes them */
async function writeRollups(tx: Tx, spans: Prisma.Sql): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO rollups (metric_id, width_seconds, at, min, mean, max, count)
    SELECT metric_id, width_seconds, at, min, mean, max, count FROM (${rollupsOf(spans)}) AS fresh
    ON CONFLICT (metric_id, width_seconds, at) DO UPDATE
    SET min = excluded.min, mean = excluded.mean, max = excluded.max, count = excluded.count
    -- Samples are never fewer, unless some were deleted by a version that did not wait for all metrics.
    WHERE excluded.count >= rollups.count AND (rollups.min, rollups.mean, rollups.max, rollups.count)
      IS DISTINCT FROM (excluded.min, excluded.mean, excluded.max, excluded.count)`;
}

/**
 * The hour from which on the rollups of `metrics` may not be complete: that of the newest, or all time. However long ago
 * that is, its samples and all later ones are there: none is deleted before it is rolled up.
 */
export const notRolledUpSince = Prisma.sql`coalesce((
    SELECT at FROM rollups WHERE metric_id = metrics.id AND width_seconds = 3600 ORDER BY at DESC LIMIT 1
  ), 'epoch'::timestamptz)`;

/**
 * What the samples of spans come to, in every width. `numeric` has no rounding that depends on an order, and no sum
 * that is too large; what its conversion rounds must not leave the range.
 * @param spans selects metric_id, since and until (not included); both are beginnings of hours, so no rollup is half
 */
export function rollupsOf(spans: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT samples.metric_id, width.seconds AS width_seconds,
      date_bin(make_interval(secs => width.seconds), samples.at, 'epoch') AS at, min(value) AS min,
      least(greatest(avg(value::numeric)::float8, min(value)), max(value)) AS mean, max(value) AS max,
      count(*)::int AS count
    FROM (${spans}) AS span
    -- By its index for each metric: a plan for all of the table at once would read it again for each piece.
    CROSS JOIN LATERAL (
      SELECT metric_id, at, value FROM samples
      WHERE samples.metric_id = span.metric_id AND samples.at >= span.since AND samples.at < span.until
      OFFSET 0
    ) AS samples
    CROSS JOIN (VALUES (300), (3600)) AS width (seconds)
    GROUP BY 1, 2, 3`;
}
