import { describe, expect, test } from "vitest";
import { currentLevel, type MetricLevel, type SustainedThresholds, nextLevel, parseLevelState } from "./levels";

const upIsWorse: SustainedThresholds = {
  direction: "up_is_worse",
  infoAt: 5,
  degradedAt: 10,
  degradedForSeconds: 60,
  degradedClearSeconds: 120,
  criticalAt: 20,
  criticalForSeconds: 0,
  criticalClearSeconds: 30,
  gapSeconds: 60,
};
const unheld = { degradedForSeconds: 0, degradedClearSeconds: 0, criticalForSeconds: 0, criticalClearSeconds: 0 };
const certificate: SustainedThresholds = {
  ...upIsWorse,
  ...unheld,
  direction: "down_is_worse",
  infoAt: 30,
  degradedAt: 14,
  criticalAt: 3,
};

/** Each line is a sample: its second, its value, and the level that holds after it. */
type Sample = readonly [second: number, value: number, level: MetricLevel];

describe.each<[string, SustainedThresholds, readonly Sample[]]>([
  [
    "a value that is exactly at a notice gives one at once",
    upIsWorse,
    [
      [0, 4.9, "ok"],
      [15, 5, "info"],
      [30, 4, "ok"],
    ],
  ],
  [
    "degraded is raised once it has held",
    upIsWorse,
    [
      [0, 12, "info"],
      [30, 12, "info"],
      [59, 10, "info"],
      [60, 12, "degraded"],
    ],
  ],
  [
    "a value between that is well begins it again",
    upIsWorse,
    [
      [0, 12, "info"],
      [45, 9, "info"],
      [60, 12, "info"],
      [105, 12, "info"],
      [120, 12, "degraded"],
    ],
  ],
  [
    "degraded is cleared once it was gone, and a value between that is not begins that again",
    { ...upIsWorse, degradedForSeconds: 0 },
    [
      [0, 12, "degraded"],
      [15, 1, "degraded"],
      [60, 1, "degraded"],
      [90, 12, "degraded"],
      [105, 1, "degraded"],
      [150, 1, "degraded"],
      [195, 1, "degraded"],
      [225, 1, "ok"],
    ],
  ],
  [
    "critical comes before degraded has held, and goes back to what holds then",
    upIsWorse,
    [
      [0, 25, "critical"],
      [15, 25, "critical"],
      [30, 12, "critical"],
      [45, 12, "critical"],
      [60, 12, "degraded"],
    ],
  ],
  [
    "the time of a gap does not count as held",
    upIsWorse,
    [
      [0, 12, "info"],
      [30, 12, "info"],
      [3_630, 12, "info"],
      [3_645, 12, "info"],
      [3_660, 12, "degraded"],
    ],
  ],
  [
    "nor as gone",
    { ...upIsWorse, ...unheld, degradedClearSeconds: 30 },
    [
      [0, 12, "degraded"],
      [15, 1, "degraded"],
      [3_615, 1, "degraded"],
      [3_630, 1, "degraded"],
      [3_645, 1, "ok"],
    ],
  ],
  [
    "what comes late, or twice, changes nothing",
    { ...upIsWorse, ...unheld },
    [
      [30, 12, "degraded"],
      [30, 1, "degraded"],
      [15, 1, "degraded"],
      [45, 1, "ok"],
      [44, 25, "ok"],
    ],
  ],
  [
    "the days of a certificate are noticed at 30, degraded at 14, critical at 3, and over below 0",
    certificate,
    [
      [0, 30.1, "ok"],
      [15, 30, "info"],
      [30, 14, "degraded"],
      [45, 3, "critical"],
      [59, -1, "critical"],
      [60, 89, "ok"],
    ],
  ],
  [
    "thresholds that are not there are never reached",
    { ...upIsWorse, infoAt: null, degradedAt: null, criticalAt: null },
    [
      [0, 1e9, "ok"],
      [15, -1e9, "ok"],
    ],
  ],
  [
    "critical needs no degraded",
    { ...upIsWorse, infoAt: null, degradedAt: null },
    [
      [0, 19, "ok"],
      [15, 20, "critical"],
    ],
  ],
])("%s", (_, thresholds, samples) => {
  test("as it goes, and from what was stored in between", () => {
    let current: Parameters<typeof nextLevel>[0] = { lastAt: null, state: parseLevelState(null) };
    const levels = samples.map(([second, value]) => {
      const stored: unknown = JSON.parse(JSON.stringify(current.state));
      const sample = { at: new Date(second * 1_000), value };
      current = nextLevel({ lastAt: current.lastAt, state: parseLevelState(stored) }, sample, thresholds);

      return currentLevel(current.state);
    });
    expect(levels).toEqual(samples.map(([, , level]) => level));
  });
});

test.each([null, undefined, 7, {}, { info: { isRaised: true } }])("what was stored as %j begins again", (stored) => {
  expect(currentLevel(parseLevelState(stored))).toBe("ok");
});
