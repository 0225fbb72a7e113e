import { expect, test } from "vitest";
import { isStale, metricLevel, staleAfterSeconds, unitSize } from "./metrics";

test.each([
  [10, 60],
  [15, 60],
  [20, 60],
  [21, 63],
  [300, 900],
])("polled every %d s, a number is history after %d s", (interval, seconds) => {
  expect(staleAfterSeconds(interval)).toBe(seconds);
});

const now = new Date("2006-12-12T07:11:00Z");

test.each([
  [null, true],
  ["2006-12-12T07:11:00Z", false],
  ["2006-12-12T07:10:00.001Z", false],
  ["2006-12-12T07:10:00Z", true],
  ["2006-12-11T07:10:00Z", true],
  ["2006-12-12T07:11:05Z", false],
])("last read at %s: stale %s", (lastAt, expected) => {
  expect(isStale(lastAt === null ? null : new Date(lastAt), 60, now)).toBe(expected);
});

test.each([
  [0, "up_is_worse", 10, 20, "ok"],
  [10, "up_is_worse", 10, 20, "degraded"],
  [19.9, "up_is_worse", 10, 20, "degraded"],
  [20, "up_is_worse", 10, 20, "critical"],
  [20, "up_is_worse", null, 20, "critical"],
  [20, "up_is_worse", 10, null, "degraded"],
  [1e9, "up_is_worse", null, null, "ok"],
  [50, "down_is_worse", 30, 14, "ok"],
  [30, "down_is_worse", 30, 14, "degraded"],
  [14, "down_is_worse", 30, 14, "critical"],
  [0, "down_is_worse", null, 0, "critical"],
] as const)("%d with %s, %s and %s is %s", (value, direction, degradedAt, criticalAt, level) => {
  expect(metricLevel(value, { direction, degradedAt, criticalAt })).toBe(level);
});

test.each([
  [4_800, "seconds", 60],
  [30, "seconds", 1],
  [0, "seconds", 1],
  [1_200_000_000, "bytes", 1e9],
  [-31_000, "messages", 1],
] as const)("%d %s are counted in units of %d", (value, unit, size) => {
  expect(unitSize(value, unit)).toBe(size);
});
