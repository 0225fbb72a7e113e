import type { Actor } from "@/domain/actor";
import { staleAfterSeconds } from "@/domain/metrics";
import { requirePermission } from "@/domain/permissions";
import { announce } from "@/server/infra/announce";
import { transaction, type Tx } from "@/server/infra/db";
import { enqueue } from "@/server/infra/jobs";
import { holdLevels } from "./hold-levels";
import { listMetricsToRecord } from "./metrics-to-record";
import { rollUpLate } from "./roll-up-late";

export type RecordSamples = {
  readonly sourceId: string;
  readonly samples: readonly MetricSample[];
  /** Why not all metrics got one, as a sentence. */
  readonly failure: string | null;
};
type MetricSample = { readonly metricId: string; readonly at: Date; readonly value: number };

/**
 * Records what a source gave. Without an audit entry: measuring is not an act of a person.
 * A sample of a time that is already recorded replaces it, so recording twice changes nothing. A metric that was removed
 * meanwhile is left out, and so is everything of a source that was.
 */
export async function recordSamples(actor: Actor, input: RecordSamples, now: Date): Promise<void> {
  requirePermission(actor, "sample.push");

  await transaction(async (tx) => {
    const source = await lockSource(tx, input, now);
    if (!source) {
      return;
    }
    const metrics = await listMetricsToRecord(
      tx,
      source,
      input.samples.map(({ metricId }) => metricId),
      now,
    );
    const samples = input.samples.filter(({ metricId }) => metrics.has(metricId));
    if (samples.length > 0) {
      await writeSamples(tx, samples);
      await holdLevels(tx, metrics, samples);
      await rollUpLate(tx, metrics, samples, now);
    }
    if ([...metrics.values()].some(({ isOnBanner }) => isOnBanner)) {
      await announce(tx, { kind: "readings_changed" });
    }
    if (input.failure !== null) {
      await announceSilenceLater(tx, source, now);
    }
  });
}

type LockedSource = { readonly id: string; readonly intervalSeconds: number };

/** Says how the source did, and keeps all others from recording for it, or rolling up, until this is done. */
async function lockSource(tx: Tx, { sourceId, failure }: RecordSamples, now: Date): Promise<LockedSource | undefined> {
  const [source] = await tx.$queryRaw<LockedSource[]>`
    UPDATE sources
    SET failure = ${failure}, succeeded_at = CASE WHEN ${failure}::text IS NULL THEN ${now} ELSE succeeded_at END
    WHERE id = ${sourceId}::uuid
    RETURNING id, interval_seconds AS "intervalSeconds"`;

  return source;
}

/** Of several values of one time the last that is given counts. */
async function writeSamples(tx: Tx, samples: readonly MetricSample[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO samples (metric_id, at, value)
    SELECT DISTINCT ON (metric_id, at) metric_id, at, value
    FROM unnest(
      ${samples.map((sample) => sample.metricId)}::uuid[],
      ${samples.map((sample) => sample.at.toISOString())}::timestamptz[],
      ${samples.map((sample) => sample.value)}::float8[]
    ) WITH ORDINALITY AS given (metric_id, at, value, place)
    ORDER BY metric_id, at, place DESC
    ON CONFLICT (metric_id, at) DO UPDATE SET value = excluded.value`;
}

/** A failing source has a last number that still counts; the pages change at the moment when it no longer does. */
async function announceSilenceLater(tx: Tx, source: LockedSource, now: Date): Promise<void> {
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
