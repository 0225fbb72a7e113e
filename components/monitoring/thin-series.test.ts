import fc from "fast-check";
import { expect, test } from "vitest";
import { mergePoints, thinSeries } from "./thin-series";

const from = new Date("2006-12-12T16:00:00Z");
const to = new Date("2006-12-12T17:00:00Z");
const point = (minute: number, value: number) => ({
  at: new Date(from.getTime() + minute * 60_000),
  min: value - 1,
  mean: value,
  max: value + 1,
});

test("neighbours of one column become one, with their least and their most", () => {
  const points = [point(0, 5), point(2, 9), point(4, 4), point(7, 6)];

  expect(thinSeries({ from, to, gapSeconds: 300, points }, 10)).toEqual([
    [{ at: point(2, 0).at, min: 3, mean: 6, max: 10 }, point(7, 6)],
  ]);
});

test("a gap stays a gap, even within one column", () => {
  const points = [point(0, 1), point(1, 1), point(4, 1), point(5, 1)];

  expect(thinSeries({ from, to, gapSeconds: 120, points }, 5)).toHaveLength(2);
});

test("nothing stays nothing", () => {
  expect(thinSeries({ from, to, gapSeconds: 120, points: [] }, 5)).toEqual([]);
});

test("however it is thinned, the least and the most of all stay, and no column has more than one point", () => {
  const minutes = fc.uniqueArray(fc.integer({ min: 0, max: 59 }), { minLength: 1 });
  fc.assert(
    fc.property(minutes, fc.integer({ min: 1, max: 60 }), (given, columns) => {
      const points = [...given].sort((a, b) => a - b).map((minute) => point(minute, (minute * 7919) % 101));
      const stretches = thinSeries({ from, to, gapSeconds: 3_600, points }, columns);
      const all = mergePoints(stretches.flat());

      expect(all.min).toBe(mergePoints(points).min);
      expect(all.max).toBe(mergePoints(points).max);
      expect(stretches.flat().length).toBeLessThanOrEqual(columns);
    }),
  );
});
