import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { transaction } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";
import { recordSamples } from "@/server/monitoring/metrics/record-samples";
import { backfillGaps } from "./backfill-gaps";
import { openCredentials } from "./credentials";
import { enqueueNextPoll, pollLeaseMs } from "./polling";
import { readSource } from "./read-source";
import { type StoredSource, storedSourceSelect } from "./require-source";
import { failureSentence, type MetricQuery, type Outcome } from "./source-reading";

type ClaimedSource = StoredSource & { readonly succeededAt: Date | null; readonly metrics: readonly PolledMetric[] };
type PolledMetric = MetricQuery & { readonly id: string; readonly name: string };

/**
 * Asks a source for the numbers of all its metrics and records them, or why not. Does nothing when another worker began
 * a poll of it just now, or when it is gone.
 */
export async function pollSource(actor: Actor, sourceId: string, now: Date): Promise<void> {
  requirePermission(actor, "source.manage");
  const source = await claimPoll(sourceId, now);
  if (!source || source.metrics.length === 0) {
    return;
  }
  const outcomes = await readStored(source, now);
  const metrics = source.metrics.flatMap((metric, index) => {
    const outcome = outcomes[index];

    return outcome ? [{ metric, outcome }] : [];
  });
  const samples = metrics.flatMap(({ metric, outcome }) =>
    "sample" in outcome ? [{ metricId: metric.id, ...outcome.sample }] : [],
  );

  if (source.kind === "prometheus") {
    await backfillGaps(actor, source, samples, now);
  }
  await recordSamples(actor, { sourceId, samples, failure: failureOf(metrics) }, now);
}

const select = {
  ...storedSourceSelect,
  succeededAt: true,
  metrics: { select: { id: true, name: true, query: true, timeQuery: true }, orderBy: { createdAt: "asc" } },
} satisfies Prisma.SourceSelect;

/**
 * Takes the poll and enqueues the next one together: a worker that dies while it asks breaks no chain.
 * Null when there is nothing to do.
 */
function claimPoll(sourceId: string, now: Date): Promise<ClaimedSource | null> {
  return transaction(async (tx) => {
    const source = await tx.source.findUnique({ where: { id: sourceId }, select });
    if (!source) {
      return null;
    }
    const leaseBefore = new Date(now.getTime() - pollLeaseMs);
    const claimed = await tx.source.updateMany({
      where: { id: sourceId, OR: [{ polledAt: null }, { polledAt: { lte: leaseBefore } }] },
      data: { polledAt: now },
    });
    await enqueueNextPoll(tx, source, now);

    return claimed.count === 1 ? source : null;
  });
}

async function readStored(source: ClaimedSource, now: Date): Promise<Outcome[]> {
  try {
    return await readSource({ ...source, credentials: openCredentials(source) }, source.metrics, now);
  } catch (error) {
    const failure = failureSentence(error);

    return source.metrics.map(() => ({ failure }));
  }
}

/** One sentence for the source: what all metrics have in common, else the first by its name and how many more. */
function failureOf(metrics: readonly { metric: PolledMetric; outcome: Outcome }[]): string | null {
  const failures = metrics.flatMap(({ metric, outcome }) =>
    "failure" in outcome ? [{ name: metric.name, sentence: outcome.failure }] : [],
  );
  const first = failures[0];
  if (!first) {
    return null;
  }
  if (failures.length === metrics.length && failures.every((failure) => failure.sentence === first.sentence)) {
    return first.sentence;
  }
  const more = failures.length > 1 ? ` ${failures.length - 1} more failed.` : "";

  return `${first.name}: ${first.sentence}${more}`;
}
