import { wholeSince } from "@/domain/monitoring/rollups";
import type { Tx } from "@/server/infra/db";
import { Prisma } from "@/server/infra/generated/prisma/client";
import { writeRollups } from "./write-rollups";

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
