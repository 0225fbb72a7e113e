import { expect, test } from "vitest";
import { valueAxis } from "./value-axis";

test.each([
  ["0, 500, 1,000, 1,500, 2,000, 2,500", 120, 2_310, "count"],
  ["0, 20 min, 40 min, 60 min, 80 min", 5, 4_800, "seconds"],
  ["0, 10 s, 20 s, 30 s", 1.4, 28, "seconds"],
  ["0, 1", 0, 1, "count"],
  ["0, 200 MB, 400 MB, 600 MB, 800 MB, 1 GB, 1.2 GB", 3e8, 1.2e9, "bytes"],
  ["-10 days, 0, 10 days, 20 days, 30 days", -2, 30, "days"],
  ["0, 0.2 %, 0.4 %, 0.6 %, 0.8 %, 1 %", 0, 0, "percent"],
] as const)("%s", (labels, lowest, highest, unit) => {
  const axis = valueAxis(lowest, highest, unit);

  expect(axis.ticks.map(({ label }) => label).join(", ")).toBe(labels);
  expect(axis.bottom).toBeLessThanOrEqual(lowest);
  expect(axis.top).toBeGreaterThanOrEqual(highest);
});
