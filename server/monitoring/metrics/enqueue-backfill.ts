import { rawKeptMs } from "@/domain/monitoring/rollups";
import type { Tx } from "@/server/infra/db";
import { enqueue } from "@/server/infra/jobs";

/** Fetches later what Prometheus recorded before the metric was known here. */
export async function enqueueFirstBackfill(tx: Tx, metricId: string, now: Date): Promise<void> {
  await enqueueBackfill(tx, metricId, new Date(now.getTime() - rawKeptMs), now);
}

/** Fetches later what was missed between two times. The same gap is enqueued once. */
export async function enqueueBackfill(tx: Tx, metricId: string, from: Date, to: Date): Promise<void> {
  const payload = { metricId, fromAt: from.toISOString(), toAt: to.toISOString() };
  await enqueue(tx, "backfill_metric", payload, { key: `backfill:${metricId}:${from.getTime()}` });
}
