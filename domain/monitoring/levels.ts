import { z } from "zod";
import { alertLevels, type AlertLevel, type MetricDirection } from "@/domain/shared/words";

/** The level of a metric once its thresholds have been sustained: what counts, for readers and for alerts. */
export type MetricLevel = "ok" | AlertLevel;

/** A metric has reached another level and held it; `at` is the time of the sample that decided it. */
export type LevelChange = {
  readonly metricId: string;
  readonly level: MetricLevel;
  /** Null: it has no number any more, because it became another one. */
  readonly value: number | null;
  readonly at: Date;
};

export type SustainedThresholds = {
  readonly direction: MetricDirection;
  /** Null: the metric has no such threshold. */
  readonly infoAt: number | null;
  readonly degradedAt: number | null;
  readonly degradedForSeconds: number;
  readonly degradedClearSeconds: number;
  readonly criticalAt: number | null;
  readonly criticalForSeconds: number;
  readonly criticalClearSeconds: number;
  /** From which silence on there is a gap: nothing is known of it. */
  readonly gapSeconds: number;
};

// `turningSince`: from when on the samples have said the contrary of `isRaised`, without what was gap.
const thresholdState = z.object({ isRaised: z.boolean(), turningSince: z.coerce.date().nullable() });
type ThresholdState = z.output<typeof thresholdState>;

/** What is kept from one sample to the next, for each threshold. */
export type LevelState = Readonly<Record<AlertLevel, ThresholdState>>;

const levelState = z.object({ info: thresholdState, degraded: thresholdState, critical: thresholdState });

/** What is stored; null, or what nobody can read, begins again. */
export function parseLevelState(stored: unknown): LevelState {
  return levelState.safeParse(stored).data ?? { info: untouched, degraded: untouched, critical: untouched };
}

const untouched: ThresholdState = { isRaised: false, turningSince: null };

export function currentLevel(state: LevelState): MetricLevel {
  return alertLevels.findLast((level) => state[level].isRaised) ?? "ok";
}

export function haveSameThresholds(one: SustainedThresholds, other: SustainedThresholds): boolean {
  return thresholdFields.every((field) => one[field] === other[field]);
}

const thresholdFields = [
  "direction",
  "infoAt",
  "degradedAt",
  "degradedForSeconds",
  "degradedClearSeconds",
  "criticalAt",
  "criticalForSeconds",
  "criticalClearSeconds",
] as const satisfies readonly (keyof SustainedThresholds)[];

type DatedSample = { readonly at: Date; readonly value: number };
type LevelAt = { readonly lastAt: Date | null; readonly state: LevelState };

/**
 * The level of a metric after one more sample. A threshold is raised when it has been reached for as long as it must
 * hold, and cleared when it has not been for as long as it must be gone. A sample that is not newer than the last one
 * changes nothing; the time of a gap counts for neither.
 */
export function nextLevel({ lastAt, state }: LevelAt, sample: DatedSample, thresholds: SustainedThresholds): LevelAt {
  if (lastAt && sample.at <= lastAt) {
    return { lastAt, state };
  }
  const silenceMs = lastAt ? sample.at.getTime() - lastAt.getTime() : 0;
  const gapMs = silenceMs >= thresholds.gapSeconds * 1_000 ? silenceMs : 0;
  const next = (level: AlertLevel) => nextOf(state[level], sample, rulesOf(thresholds)[level], gapMs);

  return {
    lastAt: sample.at,
    state: { info: next("info"), degraded: next("degraded"), critical: next("critical") },
  };
}

type Rule = { readonly isReachedBy: (value: number) => boolean; readonly forMs: number; readonly goneMs: number };

function rulesOf(thresholds: SustainedThresholds): Record<AlertLevel, Rule> {
  const rule = (at: number | null, forSeconds: number, goneSeconds: number): Rule => ({
    isReachedBy: (value) => hasReached(value, at, thresholds.direction),
    forMs: forSeconds * 1_000,
    goneMs: goneSeconds * 1_000,
  });

  return {
    info: rule(thresholds.infoAt, 0, 0),
    degraded: rule(thresholds.degradedAt, thresholds.degradedForSeconds, thresholds.degradedClearSeconds),
    critical: rule(thresholds.criticalAt, thresholds.criticalForSeconds, thresholds.criticalClearSeconds),
  };
}

function nextOf(state: ThresholdState, sample: DatedSample, rule: Rule, gapMs: number): ThresholdState {
  if (rule.isReachedBy(sample.value) === state.isRaised) {
    return { isRaised: state.isRaised, turningSince: null };
  }
  const turningSince = state.turningSince ? new Date(state.turningSince.getTime() + gapMs) : sample.at;
  const neededMs = state.isRaised ? rule.goneMs : rule.forMs;
  const hasTurned = sample.at.getTime() - turningSince.getTime() >= neededMs;

  return hasTurned ? { isRaised: !state.isRaised, turningSince: null } : { isRaised: state.isRaised, turningSince };
}

/** A value that is exactly at a threshold has reached it. */
function hasReached(value: number, threshold: number | null, direction: MetricDirection): boolean {
  if (threshold === null) {
    return false;
  }

  return direction === "up_is_worse" ? value >= threshold : value <= threshold;
}
