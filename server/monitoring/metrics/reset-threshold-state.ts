import { haveSameThresholds, currentLevel, nextLevel, parseLevelState } from "@/domain/monitoring/levels";
import { isStale } from "@/domain/monitoring/metrics";
import type { Tx } from "@/server/infra/db";
import { type SustainedMetric, writeLevels } from "./sustain-levels";

/**
 * Starts over for a metric that was changed, with its last number if that is fresh: what held by other thresholds, or
 * for other numbers, says nothing now. A change of its name alone leaves its level as it is.
 */
export async function resetThresholdState(
  tx: Tx,
  before: SustainedMetric,
  after: SustainedMetric,
  now: Date,
): Promise<void> {
  if (haveSameThresholds(before, after) && before.lastAt?.getTime() === after.lastAt?.getTime()) {
    return;
  }
  const last = await tx.sample.findFirst({
    where: { metricId: after.id, at: { lte: now } },
    orderBy: { at: "desc" },
    select: { at: true, value: true },
  });
  const isFresh = last && !isStale(last.at, after.gapSeconds, now);
  const untouched = parseLevelState(null);
  const state = isFresh ? nextLevel({ lastAt: null, state: untouched }, last, after).state : untouched;
  const level = currentLevel(state);
  const isOther = level !== currentLevel(parseLevelState(before.levelState));
  const change = isOther ? { metricId: after.id, level, value: last?.value ?? null, at: now } : null;

  await writeLevels(tx, [{ metricId: after.id, state, change }]);
}
