import { expect, test } from "vitest";
import {
  type DatedUpdate,
  deriveImpact,
  isInEffect,
  isStatusOfKind,
  newestFirst,
  serviceStatus,
  worstFirst,
  worstStatus,
} from "./statuses";
import type { IncidentStatus } from "@/domain/shared/words";

let given = 0;

function at(posted: string, status: IncidentStatus, happened: string | null = null): DatedUpdate {
  given += 1;

  return { number: given, status, postedAt: time(posted), happenedAt: happened === null ? null : time(happened) };
}

function time(clock: string): Date {
  return new Date(`2006-12-12T${clock}:00Z`);
}

test("newestFirst leaves what it was given alone", () => {
  const updates = [at("09:00", "investigating"), at("10:00", "identified")];
  newestFirst(updates);

  expect(updates.map(({ status }) => status)).toEqual(["investigating", "identified"]);
});

test("each kind has its own statuses", () => {
  expect(isStatusOfKind("incident", "monitoring")).toBe(true);
  expect(isStatusOfKind("incident", "scheduled")).toBe(false);
  expect(isStatusOfKind("maintenance", "verifying")).toBe(true);
  expect(isStatusOfKind("maintenance", "resolved")).toBe(false);
  expect(isStatusOfKind("notice", "posted")).toBe(true);
});

test("what an announced maintenance says of services is not yet so", () => {
  expect(isInEffect({ kind: "maintenance", status: "scheduled" })).toBe(false);
  expect(isInEffect({ kind: "maintenance", status: "in_progress" })).toBe(true);
  expect(isInEffect({ kind: "incident", status: "monitoring" })).toBe(true);
  expect(isInEffect({ kind: "incident", status: "resolved" })).toBe(false);
  expect(isInEffect({ kind: "notice", status: "posted" })).toBe(false);
});

test("the worst open incident says how a service is", () => {
  const said = [
    { kind: "incident", incidentStatus: "identified", status: "degraded_performance" },
    { kind: "incident", incidentStatus: "resolved", status: "major_outage" },
    { kind: "maintenance", incidentStatus: "scheduled", status: "partial_outage" },
    { kind: "maintenance", incidentStatus: "in_progress", status: "under_maintenance" },
  ] as const;

  expect(serviceStatus(said)).toBe("degraded_performance");
  expect(serviceStatus([])).toBe("operational");
});

test("a slow service is worse than a maintained one", () => {
  expect(worstStatus(["under_maintenance", "degraded_performance", "operational"])).toBe("degraded_performance");
  expect(worstStatus([])).toBe("operational");
});

test.each([
  ["operational", "none"],
  ["under_maintenance", "none"],
  ["degraded_performance", "minor"],
  ["partial_outage", "major"],
  ["major_outage", "critical"],
] as const)("a service that is %s makes the impact %s", (status, impact) => {
  expect(deriveImpact([{ status: "operational" }, { status }])).toBe(impact);
});

test("no affected service, no impact", () => {
  expect(deriveImpact([])).toBe("none");
});

test("the worst incident first, then the older, then the lower code", () => {
  const incidents = [
    { code: "MAIL-10", impact: "minor", startedAt: time("09:00") },
    { code: "MAIL-9", impact: "minor", startedAt: time("09:00") },
    { code: "MAIL-8", impact: "minor", startedAt: time("08:00") },
    { code: "WIFI-1", impact: "critical", startedAt: time("12:00") },
  ] as const;

  expect(worstFirst(incidents).map(({ code }) => code)).toEqual(["WIFI-1", "MAIL-8", "MAIL-9", "MAIL-10"]);
});
