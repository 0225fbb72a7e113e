import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { wholeSince } from "@/domain/monitoring/rollups";
import { transaction, type Tx } from "@/server/infra/db";
import { Prisma } from "@/server/infra/generated/prisma/client";

/** Rolls up what has come since the last time. Twice changes nothing. Samples that come late are not waited for. */
export async function rollUpSamples(actor: Actor, now: Date): Promise<void> {
  requirePermission(actor, "source.manage");

  await transaction(async (tx) => {
    // No sample may come between the reading of an hour and its writing.
    await tx.$queryRaw`SELECT 1 FROM sources ORDER BY id FOR NO KEY UPDATE`;
    await writeRollups(
      tx,
      Prisma.sql`SELECT id AS metric_id, ${notRolledUpSince(wholeSince(now))} AS since, 'infinity'::timestamptz AS until
        FROM metrics`,
    );
  });
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
    WHERE (rollups.min, rollups.mean, rollups.max, rollups.count)
      IS DISTINCT FROM (excluded.min, excluded.mean, excluded.max, excluded.count)`;
}

/** The hour from which on the rollups of `metrics` may not be complete: that of the newest, or the first that can be. */
export function notRolledUpSince(wholeSince: Date): Prisma.Sql {
  return Prisma.sql`greatest(${wholeSince}, (
    SELECT date_bin('1 hour', at, 'epoch') FROM rollups
    WHERE metric_id = metrics.id AND width_seconds = 300 ORDER BY at DESC LIMIT 1
  ))`;
}

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
    JOIN samples ON samples.metric_id = span.metric_id AND samples.at >= span.since AND samples.at < span.until
    CROSS JOIN (VALUES (300), (3600)) AS width (seconds)
    GROUP BY 1, 2, 3`;
}
