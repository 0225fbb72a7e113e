import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { SourceKind } from "@/domain/shared/words";
import { announce } from "@/server/infra/announce";
import { transaction, type Tx } from "@/server/infra/db";
import { announceSilenceLater } from "./announce-silence";
import { sustainLevels } from "./sustain-levels";
import { listMetricsToRecord } from "./metrics-to-record";
import { rollUpLate } from "./roll-up";

export type RecordSamples = {
  readonly sourceId: string;
  readonly samples: readonly MetricSample[];
  /** Why not all metrics got one, as a sentence; left out, it says nothing of how the source does now. */
  readonly failure?: string | null;
};
type MetricSample = { readonly metricId: string; readonly at: Date; readonly value: number };

/**
 * Records what a source gave. Without an audit entry: measuring is not an act of a user.
 * A sample of a time that is already recorded replaces it, so recording twice changes nothing. A metric that was removed
 * in the meantime is left out, and so is everything of a source that was.
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
    );
    const samples = input.samples.filter(({ metricId }) => metrics.has(metricId));
    if (samples.length > 0) {
      await writeSamples(tx, samples);
      await sustainLevels(tx, metrics, samples);
      await rollUpLate(tx, metrics, samples, now);
    }
    if ([...metrics.values()].some(({ isOnBanner }) => isOnBanner)) {
      await announce(tx, { kind: "readings_changed" });
    }
    if (typeof input.failure === "string" || source.kind === "push") {
      await announceSilenceLater(tx, source, now);
    }
  });
}

type LockedSource = { readonly id: string; readonly kind: SourceKind; readonly intervalSeconds: number };

/** Says how the source did, and keeps all others from recording for it, or rolling up, until this is done. */
async function lockSource(tx: Tx, { sourceId, failure }: RecordSamples, now: Date): Promise<LockedSource | undefined> {
  const notifiesSubscribers = failure !== undefined;
  const [source] = await tx.$queryRaw<LockedSource[]>`
    UPDATE sources
    SET failure = CASE WHEN ${notifiesSubscribers} THEN ${failure ?? null} ELSE failure END,
      succeeded_at = CASE WHEN ${failure === null} THEN ${now} ELSE succeeded_at END
    WHERE id = ${sourceId}::uuid
    RETURNING id, kind, interval_seconds AS "intervalSeconds"`;

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
