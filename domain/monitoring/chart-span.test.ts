import { expect, test } from "vitest";
import { incidentChartSpan } from "./chart-span";

const hours = (count: number) => new Date(Date.UTC(2006, 11, 12) + count * 3_600_000);

test.each([
  ["a short one gets half an hour", 10, 11, 24, [9.5, 11.5]],
  ["a long one a tenth", 0, 20, 48, [-2, 22]],
  ["a very long one six hours", 0, 240, 480, [-6, 246]],
  ["what has just ended, until now", 10, 11, 11.25, [9.5, 11.25]],
  ["what is open, until now", 10, null, 20, [9, 20]],
] as const)("%s", (_case, startedAt, endedAt, now, [from, to]) => {
  const incident = {
    kind: "incident",
    status: "identified",
    startedAt: hours(startedAt),
    endedAt: endedAt === null ? null : hours(endedAt),
  } as const;

  expect(incidentChartSpan(incident, hours(now))).toEqual({ from: hours(from), to: hours(to) });
});

test.each([
  ["a notice", { kind: "notice", status: "posted", startedAt: hours(1) }],
  ["a maintenance to come", { kind: "maintenance", status: "scheduled", startedAt: hours(1) }],
  ["what begins later", { kind: "maintenance", status: "in_progress", startedAt: hours(3) }],
] as const)("%s has none", (_case, incident) => {
  expect(incidentChartSpan({ ...incident, endedAt: null }, hours(2))).toBeNull();
});
