import { describe, expect, test } from "vitest";
import { decideRule, matchesRule, worstAlertsFirst } from "./alert-rules";

type Case = Parameters<typeof decideRule>[0];

const rule: Case["rule"] = {
  alertSourceId: null,
  labels: { job: "imap" },
  leastLevel: "degraded",
  isOn: true,
  forSeconds: 300,
  action: "publish",
  isServiceInUse: true,
};
const alert: Case["alert"] = {
  alertSourceId: "a",
  labels: { job: "imap", host: "mail01" },
  level: "critical",
  state: "firing",
  startsAt: at("10:00"),
  isDecided: false,
  isDrafted: false,
  isUnderMaintenance: false,
};

describe("a rule means an alert", () => {
  test.each([
    ["with its labels, and others", {}, {}, true],
    ["of any sender when it names none", { labels: {} }, { alertSourceId: null }, true],
    ["of its own sender", { alertSourceId: "a" }, {}, true],
    ["not of another sender", { alertSourceId: "b" }, {}, false],
    ["not of a threshold, when it names a sender", { alertSourceId: "a" }, { alertSourceId: null }, false],
    ["not without its label", {}, { labels: { host: "mail01" } }, false],
    ["not with another value", {}, { labels: { job: "smtp" } }, false],
    ["not with a label that only JavaScript knows", { labels: { constructor: "x" } }, {}, false],
    ["of just its level", { leastLevel: "critical" as const }, {}, true],
    ["not below its level", {}, { level: "info" as const }, false],
  ])("%s", (_, ofRule, ofAlert, expected) => {
    expect(matchesRule({ ...rule, ...ofRule }, { ...alert, ...ofAlert })).toBe(expected);
  });
});

describe("once an alert has held, a rule", () => {
  test.each([
    ["publishes where nothing is said", {}, {}, "none", "10:05", "publish"],
    ["waits until then", {}, {}, "none", "10:04", "nothing"],
    ["does nothing while it is off", { isOn: false }, {}, "none", "10:05", "nothing"],
    ["leaves alone what is over", {}, { state: "resolved" as const }, "none", "10:05", "nothing"],
    ["leaves alone what people decided", {}, { isDecided: true }, "none", "10:05", "nothing"],
    ["leaves alone what it no longer means", {}, { level: "info" as const }, "none", "10:05", "nothing"],
    ["joins its own incident", {}, {}, "own", "10:05", "join"],
    ["leaves a draft where people opened one", {}, {}, "other", "10:05", "draft"],
    ["leaves a draft when its service is archived", { isServiceInUse: false }, {}, "none", "10:05", "draft"],
    ["leaves a draft if that is all it may", { action: "draft" as const }, {}, "none", "10:05", "draft"],
    ["leaves no second draft", { action: "draft" as const }, { isDrafted: true }, "none", "10:05", "nothing"],
    ["publishes after another one’s draft", {}, { isDrafted: true }, "none", "10:05", "publish"],
    ["waits for the end of a maintenance", {}, { isUnderMaintenance: true }, "none", "10:05", "wait"],
    ["waits also where it would join", {}, { isUnderMaintenance: true }, "own", "10:05", "wait"],
    [
      "leaves alone what is over in a maintenance",
      {},
      { isUnderMaintenance: true, state: "resolved" as const },
      "none",
      "10:05",
      "nothing",
    ],
    ["joins also for a draft", { action: "draft" as const }, {}, "own", "10:05", "join"],
  ] as const)("%s", (_, ofRule, ofAlert, open, now, expected) => {
    expect(decideRule({ rule: { ...rule, ...ofRule }, alert: { ...alert, ...ofAlert }, open }, at(now))).toBe(expected);
  });
});

test("the dashboard shows the worst first, then what has gone on for longest", () => {
  const alerts = [
    { id: "1", level: "degraded" as const, startsAt: at("09:00") },
    { id: "3", level: "critical" as const, startsAt: at("10:00") },
    { id: "2", level: "critical" as const, startsAt: at("10:00") },
    { id: "4", level: "info" as const, startsAt: at("08:00") },
    { id: "5", level: "critical" as const, startsAt: at("09:30") },
  ];

  expect(worstAlertsFirst(alerts).map(({ id }) => id)).toEqual(["5", "2", "3", "1", "4"]);
});

function at(time: string): Date {
  return new Date(`2006-12-12T${time}:00Z`);
}
