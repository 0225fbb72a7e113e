import { groupBy } from "@/domain/shared/group-by";
import {
  type SustainedThresholds,
  currentLevel,
  type LevelChange,
  type LevelState,
  nextLevel,
  parseLevelState,
} from "@/domain/monitoring/levels";
import { noteLevelChanges } from "@/server/monitoring/alerts/raise-threshold-alerts";
import type { Tx } from "@/server/infra/db";

export type SustainedMetric = SustainedThresholds & {
  readonly id: string;
  readonly levelState: unknown;
  readonly lastAt: Date | null;
};
type MetricSample = { readonly metricId: string; readonly at: Date; readonly value: number };

/** Takes samples, in any order, to the levels of their metrics. The row of the source must be locked. */
export async function sustainLevels(
  tx: Tx,
  metrics: ReadonlyMap<string, SustainedMetric>,
  samples: readonly MetricSample[],
): Promise<void> {
  const levels = [...groupBy(samples, ({ metricId }) => metricId)].flatMap(([metricId, ofMetric]) => {
    const metric = metrics.get(metricId);

    return metric ? levelAfter(metric, ofMetric) : [];
  });
  await writeLevels(tx, levels);
}

/**
 * Nothing where the state stays as it is, which is most often. Many samples at once come to one change, or none: what
 * was over before anybody could hear of it is history.
 */
function levelAfter(metric: SustainedMetric, samples: readonly MetricSample[]): Level[] {
  const before = parseLevelState(metric.levelState);
  let current = { lastAt: metric.lastAt, state: before };
  let change: LevelChange | null = null;
  for (const sample of samples.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    const from = currentLevel(current.state);
    current = nextLevel(current, sample, metric);
    const level = currentLevel(current.state);
    if (level !== from) {
      change = { metricId: metric.id, level, value: sample.value, at: sample.at };
    }
  }
  if (JSON.stringify(current.state) === JSON.stringify(before)) {
    return [];
  }

  return [
    { metricId: metric.id, state: current.state, change: change?.level === currentLevel(before) ? null : change },
  ];
}

type Level = { readonly metricId: string; readonly state: LevelState; readonly change: LevelChange | null };

/** Keeps where metrics stand, and hands on what has changed by it. */
export async function writeLevels(tx: Tx, levels: readonly Level[]): Promise<void> {
  if (levels.length === 0) {
    return;
  }
  await tx.$executeRaw`
    UPDATE metrics SET level_state = given.state::jsonb
    FROM unnest(
      ${levels.map(({ metricId }) => metricId)}::uuid[], ${levels.map(({ state }) => JSON.stringify(state))}::text[]
    ) AS given (id, state)
    WHERE metrics.id = given.id`;
  await noteLevelChanges(
    tx,
    levels.flatMap(({ change }) => change ?? []),
  );
}
