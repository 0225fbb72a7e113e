import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { rollupsKept } from "@/domain/monitoring/rollups";
import { transaction } from "@/server/infra/db";

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
