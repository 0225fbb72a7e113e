import { expect, test } from "vitest";
import type { ServiceStatus } from "@/domain/shared/words";
import { othersChanges, type OwnChanges, type Snapshot } from "./others-changes";

const before: Snapshot = {
  status: "investigating",
  services: new Map<string, ServiceStatus>([["MAIL", "major_outage"]]),
  impact: "critical",
  promise: new Date("2006-12-12T09:30:00Z"),
  workaroundNumber: null,
  words: { headline: null },
};

const now: Snapshot = {
  ...before,
  status: "identified",
  services: new Map<string, ServiceStatus>([
    ["MAIL", "degraded_performance"],
    ["WIFI", "partial_outage"],
  ]),
  promise: new Date("2006-12-12T09:30:00Z"),
  words: { headline: "Mail is slow" },
};

const nothing: OwnChanges = { services: new Map(), changesWorkaround: false, words: {} };

function contested(own: Partial<OwnChanges>): string[] {
  const changes = othersChanges(before, now, { ...nothing, ...own });

  return changes.flatMap((change) => (change.isContested ? [change.thing] : []));
}

test("who writes one sentence is shown all that changed, and contests nothing", () => {
  expect(othersChanges(before, now, nothing)).toEqual([
    { thing: "status", before: "investigating", now: "identified", isContested: false },
    { thing: "service", code: "MAIL", before: "major_outage", now: "degraded_performance", isContested: false },
    { thing: "service", code: "WIFI", before: null, now: "partial_outage", isContested: false },
    { thing: "words", field: "headline", before: null, now: "Mail is slow", isContested: false },
  ]);
});

test.each<[string, Partial<OwnChanges>, string[]]>([
  ["another status", { status: "monitoring" }, ["status"]],
  ["the same status", { status: "identified" }, []],
  ["another status of a service", { services: new Map([["MAIL", "operational"]]) }, ["service"]],
  ["that a service is not affected", { services: new Map([["WIFI", null]]) }, ["service"]],
  ["a service that nobody else named", { services: new Map([["FILES", "major_outage"]]) }, []],
  ["an impact that nobody else changed", { impact: "minor" }, []],
  ["other words", { words: { headline: "Mail is gone" } }, ["words"]],
])("to say %s contests what others changed to something else", (_, own, things) => {
  expect(contested(own)).toEqual(things);
});
