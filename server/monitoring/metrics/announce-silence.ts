import { staleAfterSeconds } from "@/domain/monitoring/metrics";
import { transaction, type Tx } from "@/server/infra/db";
import { enqueue } from "@/server/infra/jobs";
import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { announce } from "@/server/infra/announce";

/**
 * A source that fails, or that sends by itself, has a last number that still counts; the pages change at the time
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

/** The last number of a failing source, or of one that sends by itself, has become history: the pages say so. */
export async function announceSilence(actor: Actor, sourceId: string, now: Date): Promise<void> {
  requirePermission(actor, "source.manage");

  await transaction(async (tx) => {
    const silent = await tx.source.findFirst({
      where: { id: sourceId, OR: [{ failure: { not: null } }, { kind: "push" }] },
      select: { id: true, intervalSeconds: true },
    });
    if (silent) {
      await announce(tx, { kind: "readings_changed" });
      // Another metric of it may fall silent later, and nothing else looks until then.
      await announceSilenceLater(tx, silent, now);
    }
  });
}
