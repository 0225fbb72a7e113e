import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { rawKeptSince } from "@/domain/monitoring/rollups";
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
