import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { db, transaction } from "@/server/infra/db";
import { enqueueBackfill } from "@/server/monitoring/metrics/enqueue-backfill";

type Polled = { readonly intervalSeconds: number; readonly succeededAt: Date | null };
type New = { readonly metricId: string; readonly at: Date };

/**
 * Sees to it that what was missed is fetched, where a metric has a number again after a gap. Called before that number
 * is recorded. A source that has just answered has none, and costs no query.
 */
export async function backfillGaps(actor: Actor, source: Polled, samples: readonly New[], now: Date): Promise<void> {
  requirePermission(actor, "source.manage");
  const gapMs = 2 * source.intervalSeconds * 1_000;
  const isSteady = source.succeededAt !== null && now.getTime() - source.succeededAt.getTime() <= gapMs;
  if (isSteady || samples.length === 0) {
    return;
  }
  const last = await db.sample.groupBy({
    by: ["metricId"],
    where: { metricId: { in: samples.map(({ metricId }) => metricId) } },
    _max: { at: true },
  });
  const lastAt = new Map(last.map(({ metricId, _max }) => [metricId, _max.at]));
  const gaps = samples.flatMap(({ metricId, at }) => {
    const from = lastAt.get(metricId);

    return from && at.getTime() - from.getTime() > gapMs ? [{ metricId, from, to: at }] : [];
  });
  if (gaps.length > 0) {
    await transaction(async (tx) => {
      for (const { metricId, from, to } of gaps) {
        await enqueueBackfill(tx, metricId, from, to);
      }
    });
  }
}
