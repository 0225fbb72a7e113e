import { describe, expect, test } from "vitest";
import { describeReading, describeValue, formatReading, formatValue } from "./metrics";
import type { Unit } from "@/domain/shared/words";

test.each<[number, Unit, string]>([
  [31_000, "messages", "31,000"],
  [2_300, "count", "2,300"],
  [0, "count", "0"],
  [999.6, "count", "1,000"],
  [1_234_567, "count", "1,234,567"],
  [-1_500, "count", "-1,500"],
  [3.14, "count", "3.1"],
  [9.97, "count", "10"],
  [0.054, "count", "0.054"],
  [4_800, "seconds", "80 min"],
  [30, "seconds", "30 s"],
  [3, "seconds", "3 s"],
  [0.25, "seconds", "250 ms"],
  [0, "seconds", "0 s"],
  [0.9999, "seconds", "1 s"],
  [119, "seconds", "119 s"],
  [120, "seconds", "2 min"],
  [7_200, "seconds", "2 h"],
  [12_600, "seconds", "3.5 h"],
  [259_200, "seconds", "3 days"],
  [250, "milliseconds", "250 ms"],
  [30_000, "milliseconds", "30 s"],
  [1_200_000_000, "bytes", "1.2 GB"],
  [999, "bytes", "999 bytes"],
  [999_999, "bytes", "1 MB"],
  [0, "bytes", "0 bytes"],
  [97, "percent", "97 %"],
  [97.41, "percent", "97 %"],
  [0.5, "percent", "0.5 %"],
  [Number.NaN, "count", "no number"],
  [Number.POSITIVE_INFINITY, "seconds", "no number"],
])("%d %s is “%s”", (value, unit, text) => {
  expect(formatValue(value, unit)).toBe(text);
});

test("a frozen number has its limit beside it", () => {
  expect(formatReading(2_300, { unit: "count", capacity: 2_500 })).toBe("2,300 of 2,500");
  expect(formatReading(30, { unit: "seconds", capacity: null })).toBe("30 s");
});

describe("describeReading", () => {
  const now = new Date("2006-12-12T18:46:00Z");
  const read = { value: 30, at: new Date("2006-12-12T18:45:40Z") };
  const metric = { last: read, isStale: false, unit: "seconds", capacity: null, usual: null } as const;
  const say = (change: Partial<Parameters<typeof describeReading>[0]>) =>
    describeReading({ ...metric, ...change }, "America/New_York", now);

  test("says when it was read, what is usual and what is possible", () => {
    expect(say({})).toBe("read at 1:45:40 pm");
    expect(say({ usual: 3 })).toBe("usually 3 s · read at 1:45:40 pm");
    expect(say({ unit: "count", capacity: 2_500, usual: 900 })).toBe("of 2,500 · usually 900 · read at 1:45:40 pm");
  });

  test("says since when there is no data, with the day when that was not today", () => {
    expect(say({ isStale: true, usual: 3 })).toBe("no data since 1:45 pm");
    expect(say({ isStale: true, last: { value: 1, at: new Date("2006-12-12T07:10:00Z") } })).toBe(
      "no data since 2:10 am",
    );
    expect(say({ isStale: true, last: { value: 1, at: new Date("2006-12-10T07:10:00Z") } })).toBe(
      "no data since Sun 10 Dec, 2:10 am",
    );
    expect(say({ isStale: true, last: null })).toBe("no data yet");
    expect(describeValue({ last: null, unit: "count" })).toBe("no data");
  });
});
