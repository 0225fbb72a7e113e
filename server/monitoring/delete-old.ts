import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { rawKeptSince, rollupsKept } from "@/domain/monitoring/rollups";
import { db, transaction } from "@/server/infra/db";
import { notRolledUpSince } from "./metrics/roll-up";

/**
 * Deletes samples older than 48 hours, by whole hours so that a span is never half there, but none that is not rolled up
 * yet, and never the last of a metric: "no data since" needs its time. Each piece is committed by itself. What bounds it
 * is asked once, not of each sample: that took minutes where the database had not counted its rows yet.
 */
export async function deleteOldSamples(actor: Actor, now: Date): Promise<void> {
  requirePermission(actor, "source.manage");
  const before = rawKeptSince(now);

  for (const metricId of await listMetricIds()) {
    let deleted = 1;
    while (deleted > 0) {
      deleted = await transaction(
        (tx) => tx.$executeRaw`
          DELETE FROM samples
          WHERE metric_id = ${metricId}::uuid AND at < (
            SELECT least(
              ${before}::timestamptz,
              ${notRolledUpSince},
              (SELECT date_bin('1 hour', min(at), 'epoch') + interval '6 hours' FROM samples AS first
                WHERE first.metric_id = metrics.id),
              (SELECT max(at) FROM samples AS last WHERE last.metric_id = metrics.id)
            )
            FROM metrics WHERE metrics.id = ${metricId}::uuid
          )`,
      );
    }
  }
}

/**
 * Deletes rollups that are older than they are kept, but never those that the page of an incident draws: of its
 * services, from a day before it began to a day after it ended. Each metric is committed by itself.
 */
export async function deleteOldRollups(actor: Actor, now: Date): Promise<void> {
  requirePermission(actor, "source.manage");
  const kept = rollupsKept.map(({ widthSeconds, days }) => ({
    widthSeconds,
    since: new Date(now.getTime() - days * 86_400_000).toISOString(),
  }));

  for (const metricId of await listMetricIds()) {
    await transaction(
      (tx) => tx.$executeRaw`
        DELETE FROM rollups
        USING metrics, unnest(
          ${kept.map(({ widthSeconds }) => widthSeconds)}::int[], ${kept.map(({ since }) => since)}::timestamptz[]
        ) AS kept (width_seconds, since)
        WHERE metrics.id = ${metricId}::uuid AND metrics.id = rollups.metric_id
          AND kept.width_seconds = rollups.width_seconds AND rollups.at < kept.since
          AND NOT EXISTS (
            SELECT 1 FROM affected_services JOIN incidents ON incidents.id = affected_services.incident_id
            WHERE affected_services.service_id = metrics.service_id
              AND rollups.at >= incidents.started_at - interval '1 day'
              AND (incidents.ended_at IS NULL OR rollups.at <= incidents.ended_at + interval '1 day')
          )`,
    );
  }
}

async function listMetricIds(): Promise<string[]> {
  const metrics = await db.metric.findMany({ select: { id: true }, orderBy: { id: "asc" } });

  return metrics.map(({ id }) => id);
}

const keptMs = 30 * 86_400_000;

/** Deletes alerts that were over 30 days ago, unless an incident came of them. */
export async function deleteOldAlerts(actor: Actor, now: Date): Promise<void> {
  requirePermission(actor, "alert_source.manage");
  const before = new Date(now.getTime() - keptMs);

  await transaction((tx) =>
    tx.alert.deleteMany({ where: { state: "resolved", endsAt: { lt: before }, incidentId: null } }),
  );
}
