import type { Actor } from "@/domain/accounts/actor";
import { AppError } from "@/domain/shared/errors";
import { requirePermission } from "@/domain/accounts/permissions";
import type { PushSample } from "@/domain/monitoring/push-input";
import { db, orUnavailable } from "@/server/infra/db";
import { consumeLimits, type Limit } from "@/server/infra/rate-limit";
import { recordSamples } from "@/server/monitoring/metrics/record-samples";
import { sampleTime } from "./sample-value";

// Ten a second, for a source of many metrics.
const perSource: Limit = { name: "push-source", points: 600, seconds: 60 };

/**
 * Records a number that a program sends to a metric of its own source.
 * @throws AppError forbidden, not_found, rate_limited, unavailable
 */
export async function pushSample(actor: Actor, input: PushSample, now: Date): Promise<void> {
  requirePermission(actor, "sample.push");
  const sourceId = actor.kind === "program" ? actor.id : null;
  await consumeLimits([{ limit: perSource, key: sourceId ?? actor.kind }]);
  const metric = await orUnavailable(() =>
    db.metric.findUnique({
      where: { id: input.metricId },
      select: { sourceId: true, source: { select: { kind: true } } },
    }),
  );
  if (metric?.source.kind !== "push" || (sourceId !== null && metric.sourceId !== sourceId)) {
    throw new AppError("not_found", "This source has no such metric. Look up its address in the console.");
  }
  const sample = { ...input, at: sampleTime(input.at.getTime(), now) };

  await recordSamples(actor, { sourceId: metric.sourceId, samples: [sample], failure: null }, now);
}
