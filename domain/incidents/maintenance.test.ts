import { expect, test } from "vitest";
import { openConfirmationKind } from "@/domain/confirmations/confirmations";
import { incidentChartSpan } from "@/domain/monitoring/chart-span";
import type { IncidentStatus } from "@/domain/shared/words";
import { type DueStep, dueStep, isOverrunning, neverBegan } from "./maintenance";
import { time } from "./testing/said";

const plan = { kind: "maintenance", scheduledFor: time("04:48"), scheduledUntil: time("04:50") } as const;

test.each<[string, IncidentStatus, boolean, string, DueStep | null]>([
  ["nothing before its window", "scheduled", false, "04:47", null],
  ["it begins with its window", "scheduled", false, "04:48", { status: "in_progress", at: time("04:48") }],
  ["late, it begins as planned", "scheduled", true, "04:55", { status: "in_progress", at: time("04:48") }],
  ["it goes on while nobody says more", "in_progress", false, "04:55", null],
  ["it is completed where that is wanted", "in_progress", true, "04:50", { status: "completed", at: time("04:50") }],
  ["also while it is verified", "verifying", true, "04:51", { status: "completed", at: time("04:50") }],
  ["not before its end", "in_progress", true, "04:49", null],
  ["what is cancelled does not begin", "cancelled", true, "04:48", null],
  ["what is completed stays so", "completed", true, "04:55", null],
])("%s", (_name, status, endsByItself, now, expected) => {
  expect(dueStep({ ...plan, status, endsByItself }, time(now))).toEqual(expected);
});

test.each<[IncidentStatus, string, boolean]>([
  ["in_progress", "04:50", false],
  ["in_progress", "04:51", true],
  ["verifying", "04:51", true],
  ["scheduled", "04:51", false],
  ["completed", "04:51", false],
  ["cancelled", "04:51", false],
])("%s at %s takes longer than planned: %s", (status, now, expected) => {
  expect(isOverrunning({ ...plan, status }, time(now))).toBe(expected);
});

test("what was cancelled before it began has no length, no chart and no question", () => {
  const off = { ...plan, status: "cancelled", startedAt: time("04:48"), endedAt: time("03:00") } as const;

  expect(neverBegan(off)).toBe(true);
  expect(neverBegan({ ...off, endedAt: time("04:49") })).toBe(false);
  expect(incidentChartSpan(off, time("06:00"))).toBeNull();
  expect(openConfirmationKind({ ...off, endPostedAt: time("03:00") }, time("03:01"))).toBeNull();
});
