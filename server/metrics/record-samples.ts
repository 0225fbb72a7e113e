import type { Actor } from "@/domain/actor";
import { staleAfterSeconds } from "@/domain/metrics";
import { requirePermission } from "@/domain/permissions";
import { announce } from "@/server/infra/announce";
import { transaction, type Tx } from "@/server/infra/db";
import { enqueue } from "@/server/infra/jobs";

export type RecordSamples = {
  readonly sourceId: string;
  readonly samples: readonly { readonly metricId: string; readonly at: Date; readonly value: number }[];
  /** Why not all metrics got one, as a sentence. */
  readonly failure: string | null;
};

/**
 * Records what a source gave. Without an audit entry: measuring is not an act of a person.
 * A sample of a time that is already recorded replaces it, so recording twice changes nothing.
 */
export async function recordSamples(actor: Actor, input: RecordSamples, now: Date): Promise<void> {
  requirePermission(actor, "sample.push");

  await transaction(async (tx) => {
    const isOnBanner = await writeSamples(tx, input.samples);
    const source = await tx.source.update({
      where: { id: input.sourceId },
      data: { failure: input.failure, ...(input.failure === null ? { succeededAt: now } : {}) },
      select: { id: true, intervalSeconds: true },
    });
    if (isOnBanner) {
      await announce(tx, { kind: "readings_changed" });
    }
    if (input.failure !== null) {
      await announceSilenceLater(tx, source, now);
    }
  });
}

/** Says whether the banner shows any of them. A metric that was removed meanwhile is left out. */
async function writeSamples(tx: Tx, samples: RecordSamples["samples"]): Promise<boolean> {
  if (samples.length === 0) {
    return false;
  }
  const shown = await tx.$queryRaw<{ id: string }[]>`
    WITH written AS (
      INSERT INTO samples (metric_id, at, value)
      SELECT DISTINCT ON (metrics.id, given.at) metrics.id, given.at, given.value
      FROM unnest(
        ${samples.map((sample) => sample.metricId)}::uuid[],
        ${samples.map((sample) => sample.at.toISOString())}::timestamptz[],
        ${samples.map((sample) => sample.value)}::float8[]
      ) AS given (metric_id, at, value)
      JOIN metrics ON metrics.id = given.metric_id
      ON CONFLICT (metric_id, at) DO UPDATE SET value = excluded.value
      RETURNING metric_id
    )
    SELECT id FROM metrics
    WHERE banner_position IS NOT NULL AND id IN (SELECT metric_id FROM written)
    LIMIT 1`;

  return shown.length > 0;
}

/** A failing source has a last number that still counts; the pages change at the moment when it no longer does. */
async function announceSilenceLater(
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
