import type { Actor } from "@/domain/accounts/actor";
import { AppError } from "@/domain/shared/errors";
import { requirePermission } from "@/domain/accounts/permissions";
import type { PushSample } from "@/domain/monitoring/push-input";
import { db, orUnavailable, transaction } from "@/server/infra/db";
import { consumeLimits, type Limit } from "@/server/infra/rate-limit";
import { recordSamples } from "@/server/monitoring/metrics/record-samples";
import { hashToken, makeToken } from "@/server/infra/crypto/token";
import type { RenewPushToken } from "@/domain/monitoring/source-input";
import { recordAudit } from "@/server/infra/audit";
import { sampleTime } from "./sample-value";
import { requireSource } from "./require-source";

// Ten a second, for a source of many metrics.
const perSource: Limit = { name: "push-source", points: 600, seconds: 60 };

/**
 * Records a number that a program sends to a metric of its own source.
 * @throws AppError forbidden, not_found, rate_limited, unavailable
 */
export async function pushSample(actor: Actor, input: PushSample, now: Date): Promise<void> {
  requirePermission(actor, "sample.push");
  const { unknownIds } = await pushSamples(actor, [input], now);
  if (unknownIds.length > 0) {
    throw new AppError("not_found", noSuchMetric);
  }
}

export const noSuchMetric = "This source has no such metric. Look up its address in the console.";

/**
 * Records numbers of many metrics of a program's own source; those of other metrics are left out, and named.
 * @throws AppError forbidden, rate_limited, unavailable
 */
export async function pushSamples(
  actor: Actor,
  samples: readonly PushSample[],
  now: Date,
): Promise<{ unknownIds: readonly string[] }> {
  requirePermission(actor, "sample.push");
  await consumeLimits([{ limit: perSource, key: actor.kind === "program" ? actor.id : actor.kind }]);
  const metricIds = [...new Set(samples.map(({ metricId }) => metricId))];
  const sourceOf = await findOwnMetrics(actor, metricIds);
  for (const sourceId of new Set(sourceOf.values())) {
    const own = samples
      .filter(({ metricId }) => sourceOf.get(metricId) === sourceId)
      .map((sample) => ({ ...sample, at: sampleTime(sample.at.getTime(), now) }));
    await recordSamples(actor, { sourceId, samples: own, failure: null }, now);
  }

  return { unknownIds: metricIds.filter((metricId) => !sourceOf.has(metricId)) };
}

/** The push source of each metric, by the metric's id, where the actor may send to it. */
async function findOwnMetrics(actor: Actor, metricIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const metrics = await orUnavailable(() =>
    db.metric.findMany({
      where: { id: { in: [...metricIds] }, source: { kind: "push" } },
      select: { id: true, sourceId: true },
    }),
  );
  const own = metrics.filter(({ sourceId }) => actor.kind !== "program" || actor.id === sourceId);

  return new Map(own.map(({ id, sourceId }) => [id, sourceId]));
}

/**
 * The source whose token a request carries: `Authorization: OAuth …`, as clients of Statuspage send it, or `Bearer …`.
 * @throws AppError unauthenticated, unavailable
 */
export async function requirePusher(authorization: string | null): Promise<Actor> {
  const token = /^(?:OAuth|Bearer) +([\w-]{43})$/i.exec(authorization ?? "")?.[1];
  const source = token
    ? await orUnavailable(() =>
        db.source.findFirst({ where: { kind: "push", tokenHash: hashToken(token) }, select: { id: true, name: true } }),
      )
    : null;
  if (!source) {
    throw new AppError(
      "unauthenticated",
      "This token opens nothing. Send the token of the source as “Authorization: OAuth …”; the console can make another.",
    );
  }

  return { kind: "program", ...source };
}

/**
 * Gives a push source another token, to be shown now and never again; the former one ends at once.
 * @throws AppError forbidden, not_found, invalid when the source takes none
 */
export async function renewPushToken(actor: Actor, { id }: RenewPushToken, now: Date): Promise<{ token: string }> {
  requirePermission(actor, "source.manage");
  const token = makeToken();

  await transaction(async (tx) => {
    const source = await requireSource(tx, id);
    if (source.kind !== "push") {
      throw new AppError("invalid", "Only a source that sends its numbers has a token. Change its password instead.");
    }
    await tx.source.update({ where: { id }, data: { tokenHash: hashToken(token) }, select: { id: true } });
    await recordAudit(tx, actor, { action: "source.token_renewed", subjectId: id, at: now });
  });

  return { token };
}
