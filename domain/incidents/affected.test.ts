import { expect, test } from "vitest";
import { type Affected, affectedChanges, nextAffected } from "./affected";
import type { IncidentStatus, ServiceStatus } from "@/domain/shared/words";

type Said = Record<string, ServiceStatus>;

const incident = { kind: "incident" as const, before: "identified" as const, after: "monitoring" as const };

function of(said: Said): Affected {
  return new Map(Object.entries(said));
}

test.each<[string, Said, Said | null, Said]>([
  ["saying nothing leaves what stood", { MAIL: "partial_outage" }, null, { MAIL: "partial_outage" }],
  ["what is said replaces what stood", { MAIL: "partial_outage" }, { WIFI: "major_outage" }, { WIFI: "major_outage" }],
  ["none can be said, too", { MAIL: "partial_outage" }, {}, {}],
])("%s", (_, current, said, next) => {
  expect(nextAffected(incident, of(current), said && of(said))).toEqual(of(next));
});

test("the end makes every service work, what stood and what is said", () => {
  const next = nextAffected(
    { ...incident, after: "resolved" },
    of({ MAIL: "partial_outage" }),
    of({ WIFI: "major_outage" }),
  );

  expect(next).toEqual(of({ MAIL: "operational", WIFI: "operational" }));
});

test.each<[string, IncidentStatus | null, IncidentStatus, ServiceStatus, ServiceStatus]>([
  ["planned", null, "scheduled", "operational", "under_maintenance"],
  ["begun", "scheduled", "in_progress", "operational", "under_maintenance"],
  ["begun with something worse", "scheduled", "in_progress", "major_outage", "major_outage"],
  ["opened under way", null, "in_progress", "operational", "under_maintenance"],
  ["under way, one service works again", "in_progress", "verifying", "operational", "operational"],
  ["done", "verifying", "completed", "under_maintenance", "operational"],
])("a maintenance that is %s", (_, before, after, said, expected) => {
  const next = nextAffected({ kind: "maintenance", before, after }, of({}), of({ MAIL: said }));

  expect(next).toEqual(of({ MAIL: expected }));
});

test("only real changes count, of services that came, went or differ", () => {
  const current = of({ MAIL: "partial_outage", WIFI: "major_outage", COURSES: "degraded_performance" });
  const next = of({ MAIL: "partial_outage", COURSES: "operational", PRINT: "major_outage" });

  expect(affectedChanges(incident, current, next)).toEqual([
    { key: "WIFI", oldStatus: "major_outage", newStatus: "operational" },
    { key: "COURSES", oldStatus: "degraded_performance", newStatus: "operational" },
    { key: "PRINT", oldStatus: "operational", newStatus: "major_outage" },
  ]);
});

test.each<[IncidentStatus, IncidentStatus, number]>([
  ["scheduled", "scheduled", 0],
  ["scheduled", "completed", 0],
  ["scheduled", "in_progress", 1],
])("what a plan says changes nothing before it begins: %s to %s", (before, after, count) => {
  const said = of({ MAIL: "under_maintenance" });

  expect(affectedChanges({ kind: "maintenance", before, after }, said, said)).toHaveLength(count);
});
