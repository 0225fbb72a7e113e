import type { Actor } from "@/domain/actor";
import { requirePermission } from "@/domain/permissions";
import { transaction } from "@/server/infra/db";

const keptMs = 48 * 3_600_000;

/** Deletes samples older than 48 hours, but never the last of a metric: "no data since" needs its time. */
export async function deleteOldSamples(actor: Actor, now: Date): Promise<void> {
  requirePermission(actor, "source.manage");
  const before = new Date(now.getTime() - keptMs);

  await transaction(
    (tx) => tx.$executeRaw`
      DELETE FROM samples
      WHERE at < ${before}
        AND at < (SELECT max(newer.at) FROM samples AS newer WHERE newer.metric_id = samples.metric_id)`,
  );
}
