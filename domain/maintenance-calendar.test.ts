import { expect, test } from "vitest";
import { calendarSequence, isCalledOff, movesOf, type PlannedSpan } from "./maintenance-calendar";
import type { IncidentStatus } from "./words";

const scheduledFor = new Date("2006-12-12T20:00:00Z");
const before = new Date("2006-12-12T12:00:00Z");
const after = new Date("2006-12-12T22:00:00Z");

test.each<[string, Date | null, IncidentStatus[], boolean]>([
  ["announced", null, ["scheduled"], false],
  ["over before it could begin", before, ["scheduled", "completed"], true],
  ["begun early, and over before its window", before, ["scheduled", "in_progress", "completed"], false],
  ["verified before its window", before, ["scheduled", "verifying", "completed"], false],
  ["done", after, ["scheduled", "in_progress", "completed"], false],
  ["done, with its beginning left out", after, ["scheduled", "completed"], false],
  ["called off and taken up again", null, ["scheduled", "completed", "scheduled"], false],
])("%s", (_name, endedAt, statuses, expected) => {
  expect(isCalledOff({ scheduledFor, endedAt, statuses })).toBe(expected);
});

test("the sequence begins at 0, and each move and each update lifts it", () => {
  expect(calendarSequence(0, 1)).toBe(0);
  expect(calendarSequence(1, 1)).toBe(1);
  expect(calendarSequence(1, 2)).toBe(2);
  expect(calendarSequence(0, 0)).toBe(0);
});

test("each move leads from where it was to where it was moved then; what was saved unchanged is none", () => {
  const span = (day: number) => ({
    scheduledFor: new Date(Date.UTC(2006, 11, day, 20)),
    scheduledUntil: new Date(Date.UTC(2006, 11, day, 22)),
  });
  const [first, second, third] = [span(12), span(13), { ...span(13), scheduledUntil: span(14).scheduledUntil }];
  const changes = [
    { id: "to the 13th", from: first },
    { id: "renamed", from: null },
    { id: "saved", from: second },
    { id: "made longer", from: second },
  ];

  expect(movesOf({ ...third, changes }).map(({ change, from, to }) => [change.id, pick(from), pick(to)])).toEqual([
    ["to the 13th", first, second],
    ["made longer", second, third],
  ]);
  expect(movesOf({ ...first, changes: [] })).toEqual([]);
});

function pick({ scheduledFor, scheduledUntil }: PlannedSpan): PlannedSpan {
  return { scheduledFor, scheduledUntil };
}
