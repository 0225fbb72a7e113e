import { expect, test } from "vitest";
import {
  openConfirmationKind,
  curveSpan,
  describeAffected,
  endPostedAt,
  fillCurve,
  isWorthAnotherLook,
  roundedCount,
} from "./confirmations";
import type { DatedUpdate } from "@/domain/incidents/statuses";
import type { IncidentKind, IncidentStatus } from "@/domain/shared/words";

const now = at("12:00");

test.each<[string, IncidentKind, IncidentStatus, endPostedAt: Date | null, asked: string | null]>([
  ["an open incident", "incident", "investigating", null, "affected"],
  ["one that is watched", "incident", "monitoring", null, "affected"],
  ["one that has just been resolved", "incident", "resolved", at("11:59"), "still_broken"],
  ["one that was resolved two hours ago", "incident", "resolved", at("10:00"), "still_broken"],
  ["one that was resolved longer ago", "incident", "resolved", at("09:59"), null],
  ["a maintenance that has not begun", "maintenance", "scheduled", null, null],
  ["a maintenance under way", "maintenance", "in_progress", null, "affected"],
  ["a maintenance that is done", "maintenance", "completed", at("11:00"), "still_broken"],
  ["a notice", "notice", "posted", at("11:59"), null],
])("%s", (_name, kind, status, said, asked) => {
  expect(openConfirmationKind({ kind, status, endPostedAt: said }, now)).toBe(asked);
});

test.each<[string, DatedUpdate[], Date | null]>([
  ["nothing was posted", [], null],
  ["it is open", [update(1, "identified", "10:00")], null],
  ["it ended when that was posted", [update(1, "identified", "10:00"), update(2, "resolved", "11:00")], at("11:00")],
  ["it had ended earlier, people heard of it late", [update(1, "resolved", "11:00", "08:00")], at("11:00")],
  [
    "a second update after the end does not start over",
    [update(1, "resolved", "09:00"), update(2, "resolved", "11:30")],
    at("09:00"),
  ],
  [
    "it was reopened and ended again",
    [update(1, "resolved", "08:00"), update(2, "identified", "09:00"), update(3, "resolved", "10:00")],
    at("10:00"),
  ],
  ["it was reopened", [update(1, "resolved", "08:00"), update(2, "identified", "09:00")], null],
])("the end was said: %s", (_name, updates, said) => {
  expect(endPostedAt(updates)).toEqual(said);
});

test.each([
  [0, ""],
  [1, "A few people have this too"],
  [4, "A few people have this too"],
  [5, "About 5 people have this too"],
  [7, "About 5 people have this too"],
  [8, "About 10 people have this too"],
  [96, "About 95 people have this too"],
  [99, "About 100 people have this too"],
  [237, "About 240 people have this too"],
  [999, "About 1,000 people have this too"],
  [1_249, "About 1,200 people have this too"],
  [23_456, "About 23,000 people have this too"],
])("%i people: %s", (count, words) => {
  expect(describeAffected(roundedCount(count))).toBe(words);
});

test.each<[string, startedAt: Date, endPostedAt: Date | null, from: Date, to: Date]>([
  ["open", at("11:02"), null, at("10:30"), at("12:00")],
  ["ended a while ago", at("06:00"), at("07:01"), at("05:30"), at("09:05")],
  ["ended just now", at("11:00"), at("11:58"), at("10:30"), at("12:00")],
  ["open for days", new Date("2006-12-01T00:00:00Z"), null, new Date("2006-12-11T12:00:00Z"), at("12:00")],
])("the curve of what is %s", (_name, startedAt, said, from, to) => {
  expect(curveSpan({ startedAt, endPostedAt: said }, now)).toEqual({ from, to });
});

test("steps in which nobody said anything count as none", () => {
  const span = { from: at("11:50"), to: at("12:05") };
  const usualAt = (moment: Date) => (moment < now ? 1 : 2);

  expect(fillCurve(span, [{ at: at("11:55"), count: 7 }], usualAt)).toEqual([
    { at: at("11:50"), count: 0, usual: 1 },
    { at: at("11:55"), count: 7, usual: 1 },
    { at: at("12:00"), count: 0, usual: 2 },
  ]);
});

test.each([
  ["two people are no crowd", 2, 0, "11:30", false],
  ["three are, where usually nobody says anything", 3, 0, "11:30", true],
  ["usually two in this time", 5, 1 / 3, "11:30", false],
  ["three times as many as usual", 6, 1 / 3, "11:30", true],
  ["right after the end", 3, 1, "11:59", true],
])("looking again: %s", (_name, count, usual, since, isWorth) => {
  expect(isWorthAnotherLook(count, usual, at(since), now)).toBe(isWorth);
});

function at(time: string): Date {
  return new Date(`2006-12-12T${time}:00Z`);
}

function update(number: number, status: IncidentStatus, postedAt: string, happenedAt?: string): DatedUpdate {
  return { number, status, postedAt: at(postedAt), happenedAt: happenedAt === undefined ? null : at(happenedAt) };
}
