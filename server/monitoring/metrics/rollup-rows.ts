import { Prisma } from "@/server/infra/generated/prisma/client";

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
