import { expect, test } from "vitest";
import { calendarSequence, isCancelled } from "./maintenance-calendar";
import type { IncidentStatus } from "@/domain/shared/words";

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
  ["cancelled and scheduled again", null, ["scheduled", "completed", "scheduled"], false],
])("%s", (_name, endedAt, statuses, expected) => {
  expect(isCancelled({ scheduledFor, endedAt, statuses })).toBe(expected);
});

test("the sequence begins at 0, and each move and each update lifts it", () => {
  expect(calendarSequence(0, 1)).toBe(0);
  expect(calendarSequence(1, 1)).toBe(1);
  expect(calendarSequence(1, 2)).toBe(2);
  expect(calendarSequence(0, 0)).toBe(0);
});
