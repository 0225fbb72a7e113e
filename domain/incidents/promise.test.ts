import { describe, expect, test } from "vitest";
import { isOverdue, promiseRecord } from "./promise";

function at(clock: string): Date {
  return new Date(`2006-12-12T${clock}:00-05:00`);
}

test.each([
  [null, "15:00", false],
  ["15:30", "15:29", false],
  ["15:30", "15:30", false],
  ["15:30", "15:31", true],
])("promised for %s, at %s it is overdue: %s", (by, clock, expected) => {
  expect(isOverdue(by === null ? null : at(by), at(clock))).toBe(expected);
});

describe("promiseRecord", () => {
  test.each<[string, [string, string | null][], string, { kept: number; total: number }]>([
    ["nothing promised", [["09:00", null]], "12:00", { kept: 0, total: 0 }],
    ["not due yet", [["09:00", "10:00"]], "09:30", { kept: 0, total: 0 }],
    ["due this very minute", [["09:00", "10:00"]], "10:00", { kept: 0, total: 0 }],
    ["missed, and nothing came since", [["09:00", "10:00"]], "10:01", { kept: 0, total: 1 }],
    [
      "kept",
      [
        ["09:00", "10:00"],
        ["09:50", null],
      ],
      "12:00",
      { kept: 1, total: 1 },
    ],
    [
      "kept to the minute",
      [
        ["09:00", "10:00"],
        ["10:00", null],
      ],
      "12:00",
      { kept: 1, total: 1 },
    ],
    [
      "kept before it was due",
      [
        ["09:00", "10:00"],
        ["09:10", "11:00"],
      ],
      "09:20",
      { kept: 1, total: 1 },
    ],
    [
      "late",
      [
        ["09:00", "10:00"],
        ["10:05", null],
      ],
      "12:00",
      { kept: 0, total: 1 },
    ],
    [
      "one of two",
      [
        ["09:00", "10:00"],
        ["09:50", "10:30"],
        ["11:00", null],
      ],
      "12:00",
      { kept: 1, total: 2 },
    ],
  ])("%s", (_name, posts, clock, expected) => {
    const updates = posts.map(([posted, by], index) => ({
      number: index + 1,
      postedAt: at(posted),
      nextUpdateBy: by === null ? null : at(by),
    }));

    expect(promiseRecord(updates.reverse(), at(clock))).toEqual(expected);
  });
});
