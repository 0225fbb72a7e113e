import { staleAfterSeconds } from "@/domain/monitoring/metrics";
import type { Tx } from "@/server/infra/db";
import { enqueue } from "@/server/infra/jobs";

/**
 * A source that fails, or that sends by itself, has a last number that still counts; the pages change at the moment
 * when it no longer does.
 */
export async function announceSilenceLater(
  tx: Tx,
  source: { readonly id: string; readonly intervalSeconds: number },
  now: Date,
): Promise<void> {
  const staleAfterMs = staleAfterSeconds(source.intervalSeconds) * 1_000;
  const [next] = await tx.$queryRaw<{ lastAt: Date | null }[]>`
    SELECT min(last.at) AS "lastAt"
    FROM metrics
    CROSS JOIN LATERAL (SELECT at FROM samples WHERE metric_id = metrics.id ORDER BY at DESC LIMIT 1) AS last
    WHERE source_id = ${source.id}::uuid AND banner_position IS NOT NULL
      AND last.at > ${new Date(now.getTime() - staleAfterMs)}`;
  if (next?.lastAt) {
    const runAt = new Date(next.lastAt.getTime() + staleAfterMs);
    await enqueue(tx, "announce_silence", { sourceId: source.id }, { key: `silence:${source.id}`, runAt });
  }
}
