import { expect, test } from "vitest";
import { isStale, staleAfterSeconds, unitSize } from "./metrics";

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
  [4_800, "seconds", 60],
  [30, "seconds", 1],
  [0, "seconds", 1],
  [1_200_000_000, "bytes", 1e9],
  [-31_000, "messages", 1],
] as const)("%d %s are counted in units of %d", (value, unit, size) => {
  expect(unitSize(value, unit)).toBe(size);
});
