import { expect, test } from "vitest";
import { parseEpochMs } from "./epoch";

const sevenOClock = Date.parse("2006-12-13T07:00:00Z");

test.each([
  [1_165_993_200],
  ["1165993200"],
  [" 1165993200 "],
  [1_165_993_200_000],
  ["1165993200000"],
  ["2006-12-13T07:00:00Z"],
  ["2006-12-13T02:00:00-05:00"],
  ["2006-12-13 02:00:00-0500"],
  ["2006-12-13T07:00Z"],
  ["2006-12-13t07:00:00.000000000z"],
])("%j is seven o’clock", (value) => {
  expect(parseEpochMs(value)).toBe(sevenOClock);
});

test("a fraction of a second counts", () => {
  expect(parseEpochMs("1165993200.5")).toBe(sevenOClock + 500);
});

test.each([[null], [undefined], [""], ["2006-12-13T07:00:00"], ["7 am"], [-1], [NaN], [1e300], [{}], [true], ["0x10"]])(
  "%j is no time",
  (value) => {
    expect(parseEpochMs(value)).toBeNull();
  },
);
