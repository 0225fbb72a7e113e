import { expect, test } from "vitest";
import {
  afterOthers,
  changedServices,
  choicesForKind,
  choicesForUpdate,
  type EntryChoices,
  isNoneAffected,
  notifies,
  promiseThing,
  statusThing,
  withKind,
  withService,
  withStatus,
} from "./entry-choices";

const mailMajor = { code: "MAIL", status: "major_outage" } as const;
const calendarPartial = { code: "CAL", status: "partial_outage" } as const;
const fresh = { ...choicesForKind("incident"), services: [mailMajor] };
const seen = { status: "investigating", services: [{ code: "MAIL", status: "degraded_performance" }] } as const;

test.each<[string, (choices: EntryChoices) => EntryChoices]>([
  ["Resolved and back", (choices) => withStatus(withStatus(choices, "resolved"), choices.status)],
  ["Maintenance and back", (choices) => withKind(withKind(choices, "maintenance"), "incident")],
  ["Notice and back", (choices) => withKind(withKind(choices, "notice"), "incident")],
  [
    "Maintenance, Completed, Notice and back",
    (choices) => withKind(withKind(withStatus(withKind(choices, "maintenance"), "completed"), "notice"), "incident"),
  ],
])("a mis-tap costs nothing: %s", (_name, tap) => {
  for (const choices of [fresh, { ...fresh, status: "monitoring" as const, promise: "60" as const }]) {
    expect({ ...tap(choices), left: {} }).toEqual(choices);
  }
});

test("how a service is that was added under another kind, nobody has said yet", () => {
  const back = withKind(withService(withKind(fresh, "maintenance"), "WIFI"), "incident");

  expect(back.services).toEqual([mailMajor, { code: "WIFI", status: null }]);
});

test("reopening offers what was so before the end, and sends nothing of it", () => {
  const over = choicesForUpdate("incident", { status: "resolved", services: [mailMajor, calendarPartial] });
  const reopened = withStatus(over, "investigating");

  expect(reopened.services).toEqual([mailMajor, calendarPartial]);
  expect(isNoneAffected(reopened)).toBe(false);
  expect(changedServices(reopened)).toEqual([]);
});

test.each([
  [choicesForKind("incident"), true],
  [choicesForKind("notice"), true],
  [withStatus(choicesForKind("incident"), "resolved"), false],
  [withStatus(choicesForKind("maintenance"), "completed"), false],
  [{ ...withStatus(choicesForKind("incident"), "resolved"), notifiesSubscribers: true }, true],
  [withStatus(choicesForUpdate("incident", seen), "resolved"), true],
])("subscribers are notified of what is over when it is entered only where somebody wants it (%#)", (choices, is) => {
  expect(notifies(choices)).toBe(is);
});

const now = {
  status: "identified",
  services: [
    { code: "MAIL", status: "partial_outage" },
    { code: "CAL", status: "major_outage" },
  ],
} as const;
const nobody = { promise: true, keepsOwn: new Set<string>() };

test("who typed one sentence leaves everything that another posted as it is", () => {
  const mine = choicesForUpdate("incident", seen);

  expect(afterOthers(mine, now, nobody)).toMatchObject({ ...now, seen: now, promise: "keep" });
  expect(changedServices(afterOthers(mine, now, nobody))).toEqual([]);
});

test.each<[string, Partial<EntryChoices>, string[], Partial<EntryChoices>]>([
  ["own status, theirs kept", { status: "monitoring" }, [], { status: "identified" }],
  ["own status, own kept", { status: "monitoring" }, [statusThing], { status: "monitoring" }],
  ["own service, theirs kept", { services: [mailMajor] }, [], { services: now.services }],
  ["own service, own kept", { services: [mailMajor] }, ["MAIL"], { services: [mailMajor, now.services[1]] }],
  [
    "a service that only they know",
    { services: [...seen.services, { code: "WIFI", status: "major_outage" }] },
    [],
    { services: [...now.services, { code: "WIFI", status: "major_outage" }] },
  ],
  [
    "a service of which they have not said how it is",
    { services: [...seen.services, { code: "WIFI", status: null }] },
    [],
    { services: [...now.services, { code: "WIFI", status: null }] },
  ],
  ["a service that they took out", { services: [] }, ["MAIL"], { services: [now.services[1]] }],
  ["own promise, theirs kept", { promise: "60" }, [], { promise: "keep" }],
  ["own promise, own kept", { promise: "60" }, [promiseThing], { promise: "60" }],
])("of two who post at once: %s", (_name, own, keepsOwn, expected) => {
  const mine = { ...choicesForUpdate("incident", seen), ...own };

  expect(afterOthers(mine, now, { promise: true, keepsOwn: new Set(keepsOwn) })).toMatchObject(expected);
});

test("a promise that nobody else made is its writer's", () => {
  const mine = choicesForUpdate("incident", seen);

  expect(afterOthers(mine, now, { ...nobody, promise: false }).promise).toBe("30");
});

test("what another has resolved stays resolved, unless its writer had chosen a status and keeps it", () => {
  const over = { status: "resolved", services: seen.services } as const;
  const mine = choicesForUpdate("incident", seen);

  expect(afterOthers(mine, over, nobody).status).toBe("resolved");
  const chosen = withStatus(mine, "identified");
  expect(afterOthers(chosen, over, nobody).status).toBe("resolved");
  expect(afterOthers(chosen, over, { ...nobody, keepsOwn: new Set([statusThing]) }).status).toBe("identified");
});
