import { expect, test } from "vitest";
import { instantOf } from "./story-time";

const loadedAt = new Date("2026-03-10T17:30:00Z");

test.each([
  ["2006-12-12 11:15 am", "2006-12-12T16:15:00Z"],
  ["2006-12-11 12:04 am", "2006-12-11T05:04:00Z"],
  ["2006-12-13 12:30 pm", "2006-12-13T17:30:00Z"],
  ["2006-10-29 1:00 pm", "2006-10-29T18:00:00Z"],
  ["0 days ago 8:00 am", "2026-03-10T12:00:00Z"],
  ["12 days ago 9:40 am", "2026-02-26T14:40:00Z"],
  ["in 3 days 6:00 am", "2026-03-13T10:00:00Z"],
  ["3 h 5 min ago", "2026-03-10T14:25:00Z"],
  ["2 h ago", "2026-03-10T15:30:00Z"],
  ["in 35 min", "2026-03-10T18:05:00Z"],
])("%s", (time, expected) => {
  expect(instantOf(time, loadedAt)).toEqual(new Date(expected));
});

test.each(["", "noon", "2006-12-12", "2006-12-12 13:15 pm", "35 min", "in 35 min ago", "soon"])(
  "“%s” is refused",
  (time) => {
    expect(() => instantOf(time, loadedAt)).toThrow("is not a time");
  },
);
