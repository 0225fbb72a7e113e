import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { rawKeptSince, rollupsKept } from "@/domain/monitoring/rollups";
import { transaction } from "@/server/infra/db";

/**
 * Deletes samples older than 48 hours, by whole hours so that a span is never half there, but never the last of a
 * metric: "no data since" needs its time.
 */
export async function deleteOldSamples(actor: Actor, now: Date): Promise<void> {
  requirePermission(actor, "source.manage");
  const before = rawKeptSince(now);

  await transaction(
    (tx) => tx.$executeRaw`
      DELETE FROM samples
      WHERE at < ${before}
        AND at < (SELECT max(newer.at) FROM samples AS newer WHERE newer.metric_id = samples.metric_id)`,
  );
}

/**
 * Deletes rollups that are older than they are kept, but never those that the page of an incident draws: of its
 * services, from a day before it began to a day after it ended.
 */
export async function deleteOldRollups(actor: Actor, now: Date): Promise<void> {
  requirePermission(actor, "source.manage");
  const kept = rollupsKept.map(({ widthSeconds, days }) => ({
    widthSeconds,
    since: new Date(now.getTime() - days * 86_400_000).toISOString(),
  }));

  await transaction(
    (tx) => tx.$executeRaw`
      DELETE FROM rollups
      USING metrics, unnest(
        ${kept.map(({ widthSeconds }) => widthSeconds)}::int[], ${kept.map(({ since }) => since)}::timestamptz[]
      ) AS kept (width_seconds, since)
      WHERE metrics.id = rollups.metric_id AND kept.width_seconds = rollups.width_seconds AND rollups.at < kept.since
        AND NOT EXISTS (
          SELECT 1 FROM affected_services JOIN incidents ON incidents.id = affected_services.incident_id
          WHERE affected_services.service_id = metrics.service_id
            AND rollups.at >= incidents.started_at - interval '1 day'
            AND (incidents.ended_at IS NULL OR rollups.at <= incidents.ended_at + interval '1 day')
        )`,
  );
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
