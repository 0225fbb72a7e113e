import { expect, test } from "vitest";
import { monitoringSince, pageStatus, statuspageImpact } from "./statuspage";
import type { Impact, IncidentKind, IncidentStatus, ServiceStatus } from "@/domain/shared/words";

type Entry = [IncidentKind, IncidentStatus, Impact, ServiceStatus[]];

test.each<[string, Entry[], string, string]>([
  ["nothing is open", [], "none", "All Systems Operational"],
  ["a notice is there", [["notice", "posted", "critical", ["major_outage"]]], "none", "All Systems Operational"],
  ["all is resolved", [["incident", "resolved", "critical", ["major_outage"]]], "none", "All Systems Operational"],
  [
    "a service is slow",
    [["incident", "investigating", "minor", ["degraded_performance"]]],
    "minor",
    "Partially Degraded Service",
  ],
  [
    "a problem is only watched",
    [["incident", "monitoring", "none", ["operational"]]],
    "minor",
    "Partially Degraded Service",
  ],
  [
    "a service is partly out",
    [["incident", "identified", "major", ["partial_outage", "operational"]]],
    "major",
    "Partial System Outage",
  ],
  ["a service is out", [["incident", "identified", "critical", ["major_outage"]]], "critical", "Major System Outage"],
  [
    "somebody says that it hurts more",
    [["incident", "identified", "critical", ["degraded_performance"]]],
    "critical",
    "Major System Outage",
  ],
  [
    "somebody says that it hurts less than its service",
    [["incident", "identified", "minor", ["major_outage"]]],
    "critical",
    "Major System Outage",
  ],
  [
    "a maintenance runs",
    [["maintenance", "in_progress", "none", ["under_maintenance"]]],
    "maintenance",
    "Service Under Maintenance",
  ],
  [
    "a maintenance is verified",
    [["maintenance", "verifying", "none", ["operational"]]],
    "maintenance",
    "Service Under Maintenance",
  ],
  [
    "a maintenance is announced",
    [["maintenance", "scheduled", "none", ["under_maintenance"]]],
    "none",
    "All Systems Operational",
  ],
  ["a maintenance is over", [["maintenance", "completed", "none", ["operational"]]], "none", "All Systems Operational"],
  [
    "a maintenance runs, and something is slow",
    [
      ["maintenance", "in_progress", "none", ["under_maintenance"]],
      ["incident", "investigating", "minor", ["degraded_performance"]],
    ],
    "minor",
    "Partially Degraded Service",
  ],
  [
    "a maintenance takes a service out",
    [["maintenance", "in_progress", "critical", ["major_outage"]]],
    "critical",
    "Major System Outage",
  ],
])("while %s, the page says so", (_, entries, indicator, description) => {
  const open = entries.map(([kind, status, impact, affected]) => ({
    ...{ kind, status, impact },
    affected: affected.map((each) => ({ status: each })),
  }));

  expect(pageStatus(open)).toEqual({ indicator, description });
});

test.each<[IncidentKind, Impact, boolean, string]>([
  ["incident", "none", false, "none"],
  ["incident", "major", false, "major"],
  ["maintenance", "none", false, "maintenance"],
  ["maintenance", "none", true, "none"],
  ["maintenance", "minor", false, "minor"],
])("%s of impact %s (said by a person: %s) is given as %s", (kind, impact, isImpactOverridden, expected) => {
  expect(statuspageImpact({ kind, impact, isImpactOverridden })).toBe(expected);
});

test.each<[IncidentStatus[], string | null]>([
  [[], null],
  [["investigating"], null],
  [["investigating", "monitoring"], "10:01"],
  [["investigating", "monitoring", "monitoring"], "10:01"],
  [["investigating", "monitoring", "resolved"], "10:01"],
  [["investigating", "resolved"], null],
  [["monitoring", "identified"], null],
  [["monitoring", "resolved", "identified"], null],
  [["monitoring", "resolved", "identified", "monitoring", "resolved"], "10:03"],
  [["scheduled", "in_progress", "verifying", "completed"], null],
])("after %j it has been watched since %s", (statuses, since) => {
  const updates = statuses.map((status, index) => ({
    ...{ number: index + 1, status, happenedAt: null },
    postedAt: new Date(`2006-12-12T10:0${index}:00Z`),
  }));

  expect(monitoringSince(updates)?.toISOString().slice(11, 16) ?? null).toBe(since);
});
