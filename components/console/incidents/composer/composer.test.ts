import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { withKind, withService, withStatus } from "@/domain/incidents/entry-choices";
import { openIncidentInput } from "@/domain/incidents/incident-input";
import { parseInput } from "@/domain/shared/input";
import { fromDraftContent, toDraftContent } from "./draft-content";
import { attemptFor } from "./draft-store";
import { openInputFrom, updateInputFrom } from "./input-from";
import { composerValues, valuesForKind, valuesForUpdate } from "./values";

const timeZone = "America/New_York";
const now = new Date("2006-12-12T21:00:00Z"); // 4:00 pm there

const open = valuesForUpdate(
  "incident",
  { status: "identified", services: [{ code: "MAIL", status: "partial_outage" }] },
  { basedOn: 3, addsReadings: true },
);

test.each([
  [{ promise: "30" }, "2006-12-12T21:30:00.000Z"],
  [{ promise: "at", promiseAt: "20:15" }, "2006-12-13T01:15:00.000Z"],
  [{ promise: "at", promiseAt: "08:00" }, "2006-12-13T13:00:00.000Z"],
] as const)("the promise %o is %s", (choice, expected) => {
  expect(updateInputFrom({ ...open, ...choice }, { timeZone, now })).toMatchObject({
    nextUpdateBy: new Date(expected),
  });
});

test("only what its writer changed is sent", () => {
  const context = { timeZone, now };

  expect(updateInputFrom(open, context)).toMatchObject({ services: [], reopens: false });
  expect(updateInputFrom(open, context)).not.toHaveProperty("status");
  const added = { ...open, services: [{ code: "WIFI", status: "major_outage" as const }] };
  expect(updateInputFrom(added, context)).toMatchObject({
    services: [
      { code: "WIFI", status: "major_outage" },
      { code: "MAIL", status: "not_affected" },
    ],
  });
  expect(updateInputFrom(withStatus(open, "resolved"), context)).toMatchObject({
    status: "resolved",
    services: [],
    nextUpdateBy: null,
  });
});

test("leaving an end is to reopen it, and services that were not touched are not sent", () => {
  const over = valuesForUpdate(
    "incident",
    { status: "resolved", services: [{ code: "MAIL", status: "partial_outage" }] },
    { basedOn: 3, addsReadings: false },
  );
  const reopened = updateInputFrom(withStatus(over, "investigating"), { timeZone, now });

  expect(reopened).toMatchObject({ status: "investigating", reopens: true, services: [] });
});

test("a promise can be for another day", () => {
  const promised = { ...open, promise: "day" as const };

  expect(updateInputFrom({ ...promised, promiseOn: "2006-12-18T09:00" }, { timeZone, now })).toMatchObject({
    nextUpdateBy: new Date("2006-12-18T14:00:00Z"),
  });
  expect(updateInputFrom(promised, { timeZone, now })).toMatchObject({ nextUpdateBy: "" });
});

test("how a service is, nobody says but its writer", () => {
  const values = withService({ ...valuesForKind("incident"), title: "Mail is down", body: "It is." }, "MAIL");
  const input = { ...openInputFrom(values, { timeZone, now }), idempotencyKey: randomUUID() };

  expect(() => parseInput(openIncidentInput, input)).toThrow("Say how each service is: choose a status for it.");
});

test("what others promised is left as it is", () => {
  expect(updateInputFrom({ ...open, promise: "keep" }, { timeZone, now })).not.toHaveProperty("nextUpdateBy");
});

test("what is over when it is entered has a beginning and an end, and notifies nobody unless that is chosen", () => {
  const typed = { startedAt: "2006-11-21T09:00", happenedAt: "2006-11-21T14:00" };
  const past = openInputFrom({ ...withStatus(valuesForKind("incident"), "resolved"), ...typed }, { timeZone, now });

  expect(past).toMatchObject({
    startedAt: new Date("2006-11-21T14:00:00Z"),
    happenedAt: new Date("2006-11-21T19:00:00Z"),
    notifiesSubscribers: false,
  });
  expect(openInputFrom({ ...valuesForKind("incident"), ...typed }, { timeZone, now })).not.toHaveProperty("startedAt");
});

test("a time that was not chosen is left for the schema to refuse", () => {
  expect(updateInputFrom({ ...open, promise: "at" }, { timeZone, now })).toMatchObject({ nextUpdateBy: "" });
});

test("only a maintenance sends a window", () => {
  const values = { ...valuesForKind("incident"), scheduledFor: "2006-12-20T01:00" };

  expect(openInputFrom(values, { timeZone, now })).not.toHaveProperty("scheduledFor");
  expect(openInputFrom(withKind(values, "maintenance"), { timeZone, now })).toMatchObject({
    scheduledFor: new Date("2006-12-20T06:00:00Z"),
  });
});

test("a draft comes back from the server as it went", () => {
  const values = { ...open, body: "30", title: "true", withdrawsWorkaround: true };

  expect(fromDraftContent(toDraftContent(values))).toEqual(values);
});

test.each([[null], [{ body: "only" }], [{ ...toDraftContent(open), services: "{" }]])(
  "a draft that this form did not write is none: %o",
  (content) => {
    expect(fromDraftContent(content)).toBeNull();
  },
);

test("a text that is longer than a draft may be has a key too, whatever the order of its names", () => {
  const long = { ...open, body: "x".repeat(300_000) };
  const reversed = composerValues.parse({ ...open, services: [{ status: "partial_outage", code: "MAIL" }] });
  const first = attemptFor(long, null);

  expect(attemptFor({ ...reversed, body: long.body }, first)).toBe(first);
});

test("the same text posted again has the same key, a changed one has a new key", () => {
  const first = attemptFor(open, null);

  expect(attemptFor(open, first)).toBe(first);
  expect(attemptFor({ ...open, body: "more" }, first).key).not.toBe(first.key);
  expect(first.key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
