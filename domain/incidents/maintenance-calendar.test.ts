import { expect, test } from "vitest";
import { calendarSequence } from "./maintenance-calendar";

test("the sequence begins at 0, and each move and each update lifts it", () => {
  expect(calendarSequence(0, 1)).toBe(0);
  expect(calendarSequence(1, 1)).toBe(1);
  expect(calendarSequence(1, 2)).toBe(2);
  expect(calendarSequence(0, 0)).toBe(0);
});
