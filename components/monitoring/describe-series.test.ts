import { expect, test } from "vitest";
import { describeSeries } from "./describe-series";

const from = new Date("2006-12-12T16:00:00Z");
const clock = { now: new Date("2006-12-12T18:00:00Z"), timeZone: "America/New_York" };
const point = (minute: number, value: number) => ({
  at: new Date(from.getTime() + minute * 60_000),
  min: value,
  mean: value,
  max: value,
});
const series = (minutes: readonly number[], days = 0) => ({
  from: new Date(from.getTime() - days * 86_400_000),
  to: clock.now,
  stepSeconds: 60,
  gapSeconds: 120,
  points: minutes.map((minute) => point(minute, 900 + minute)),
});

test.each([
  [[], 0, "No data."],
  [[0, 1, 2], 0, "Lowest 900 (11:00 am), highest 902 (11:02 am), last 902."],
  [[0, 1, 30], 0, "Lowest 900 (11:00 am), highest 930 (11:30 am), last 930. No data from 11:01 am to 11:30 am."],
  [[0, 10, 20, 30, 40], 0, "Lowest 900 (11:00 am), highest 940 (11:40 am), last 940. No data 4 times in between."],
])("%j, over %d days: %s", (minutes, days, words) => {
  expect(describeSeries({ unit: "count" }, series(minutes, days), clock)).toBe(words);
});

test("over several days the day is said too", () => {
  const later = { ...clock, now: new Date("2006-12-14T18:00:00Z") };

  expect(describeSeries({ unit: "count" }, series([0], 1), later)).toContain("Lowest 900 (Tue 12 Dec, 11:00 am)");
});
