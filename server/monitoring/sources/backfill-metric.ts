import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { rawKeptMs } from "@/domain/monitoring/rollups";
import { db } from "@/server/infra/db";
import { recordSamples } from "@/server/monitoring/metrics/record-samples";
import { openCredentials } from "./credentials";
import { maxPoints, readPrometheusRange } from "./prometheus-range";
import { storedSourceSelect } from "./require-source";

export type BackfillMetric = { readonly metricId: string; readonly from: Date; readonly to: Date };

// Each part is written by itself, so that polls of the source need not wait for long.
const partLength = 3_000;

/**
 * Fetches what Prometheus recorded between two times, at most 48 hours ago. Twice gives the same samples.
 * Does nothing for a metric that is gone or of another kind of source.
 * @throws AppError forbidden, invalid when Prometheus refuses the query, unavailable when it does not answer
 */
export async function backfillMetric(actor: Actor, input: BackfillMetric, now: Date): Promise<void> {
  requirePermission(actor, "source.manage");
  const metric = await db.metric.findUnique({
    where: { id: input.metricId },
    select: { query: true, source: { select: storedSourceSelect } },
  });
  if (!metric?.source.url || metric.source.kind !== "prometheus") {
    return;
  }
  const asked = { url: metric.source.url, credentials: openCredentials(metric.source) };
  for (const span of spansOf(input, metric.source.intervalSeconds, now)) {
    const values = await readPrometheusRange(asked, metric.query, span);
    for (let start = 0; start < values.length; start += partLength) {
      const samples = values.slice(start, start + partLength).map((value) => ({ metricId: input.metricId, ...value }));
      await recordSamples(actor, { sourceId: metric.source.id, samples }, now);
    }
  }
}

/** The span in pieces that Prometheus gives at once, oldest first. */
function spansOf({ from, to }: BackfillMetric, stepSeconds: number, now: Date) {
  const endMs = Math.min(to.getTime(), now.getTime());
  const beginMs = Math.max(from.getTime(), now.getTime() - rawKeptMs);
  const pieceMs = (maxPoints - 1) * stepSeconds * 1_000;
  const pieces = Math.max(0, Math.ceil((endMs - beginMs) / pieceMs));

  return Array.from({ length: pieces }, (_, index) => ({
    from: new Date(beginMs + index * pieceMs),
    to: new Date(Math.min(beginMs + (index + 1) * pieceMs, endMs)),
    stepSeconds,
  }));
}
