import { expect, test } from "vitest";
import { finestThatReachesBack, rawKeptSince, stepsFor, wholeSince } from "./rollups";

const now = new Date("2006-12-12T18:20:00Z");

test("samples stay for 48 hours and go by whole hours, an hour after they were rolled up for the last time", () => {
  expect(wholeSince(now)).toEqual(new Date("2006-12-10T18:00:00Z"));
  expect(rawKeptSince(now)).toEqual(new Date("2006-12-10T17:00:00Z"));
});

test.each([
  [1, [0, 300, 3_600]],
  [6, [0, 300, 3_600]],
  [6.1, [300, 3_600]],
  [14 * 24, [300, 3_600]],
  [14 * 24 + 1, [3_600]],
  [90 * 24, [3_600]],
])("%d hours are drawn in steps of %j seconds", (hours, steps) => {
  expect(stepsFor({ from: new Date(now.getTime() - hours * 3_600_000), to: now })).toEqual(steps);
});

test.each<[string, ...(string | null)[]]>([
  ["0", "16:00:05", "16:00", "16:00"],
  ["0", "16:04:59", "16:00", "16:00"],
  ["300", "16:05:00", "16:00", "16:00"],
  ["300", null, "16:55", "16:00"],
  ["3600", null, "17:00", "16:00"],
  ["3600", null, null, "16:00"],
  ["0", "16:00", null, null],
  ["0", null, null, null],
])("in steps of %s s where they begin at %s, %s and %s", (expected, ...starts) => {
  const candidates = [0, 300, 3_600].map((stepSeconds, index) => {
    const start = starts[index];

    return { stepSeconds, points: start ? [{ at: new Date(`2006-12-12T${start}Z`), min: 1, mean: 1, max: 1 }] : [] };
  });
  expect(finestThatReachesBack(candidates)?.stepSeconds).toBe(Number(expected));
});
