import { expect, test } from "vitest";
import { levelOf, parseAlerts } from "./alert-payload";

const now = new Date("2006-12-12T12:00:00Z");

// As Alertmanager 0.25 posts it.
const fromAlertmanager = {
  receiver: "allclear",
  status: "firing",
  alerts: [
    {
      status: "firing",
      labels: { alertname: "TooManyConnections", service: "Mail", severity: "critical" },
      annotations: { summary: "Mail is nearly full", description: "2,340 of 2,500" },
      startsAt: "2006-12-12T11:58:03.123456789Z",
      endsAt: "0001-01-01T00:00:00Z",
      generatorURL: "http://prometheus.example.edu/graph?g0.expr=up",
      fingerprint: "b2bd67f9fb0de1c3",
    },
    {
      status: "resolved",
      labels: { alertname: "QueueLong" },
      annotations: {},
      startsAt: "2006-12-12T11:00:00Z",
      endsAt: "2006-12-12T11:30:00Z",
      generatorURL: "javascript:alert(1)",
      fingerprint: "a1",
    },
  ],
  groupLabels: { alertname: "TooManyConnections" },
  commonLabels: {},
  commonAnnotations: {},
  externalURL: "http://alertmanager.example.edu",
  version: "4",
  groupKey: '{}:{alertname="TooManyConnections"}',
  truncatedAlerts: 0,
};

test("Alertmanager’s webhook", () => {
  expect(parseAlerts("alertmanager", fromAlertmanager, now)).toEqual([
    {
      fingerprint: "b2bd67f9fb0de1c3",
      state: "firing",
      level: "critical",
      title: "Mail is nearly full",
      description: "2,340 of 2,500",
      labels: { alertname: "TooManyConnections", service: "Mail", severity: "critical" },
      link: "http://prometheus.example.edu/graph?g0.expr=up",
      startsAt: new Date("2006-12-12T11:58:03.123Z"),
      endsAt: null,
    },
    {
      fingerprint: "a1",
      state: "resolved",
      level: "degraded",
      title: "QueueLong",
      description: null,
      labels: { alertname: "QueueLong" },
      link: "http://alertmanager.example.edu",
      startsAt: new Date("2006-12-12T11:00:00Z"),
      endsAt: new Date("2006-12-12T11:30:00Z"),
    },
  ]);
});

const least = { fingerprint: "disk", title: "The disk is full", status: "firing" };

test.each([
  ["one", { alert: least }, 1],
  ["several", { alert: [least, { ...least, fingerprint: "fan" }] }, 2],
  ["a bare list", [least, least], 2],
  ["none", [], 0],
])("a generic payload of %s", (_, payload, count) => {
  expect(parseAlerts("generic", payload, now)).toHaveLength(count);
});

test("a generic alert with everything, and with the least", () => {
  const full = {
    ...least,
    status: "resolved",
    level: "info",
    description: "It\u0000 was full.",
    labels: { service: "MAIL", "na\u0000me": "a\u0000b" },
    link: "https://example.edu/disk",
    startsAt: "2006-12-12T06:00:00-05:00",
    endsAt: "2006-12-12T11:30:00Z",
  };

  expect(parseAlerts("generic", [least, full], now)).toEqual([
    {
      fingerprint: "disk",
      state: "firing",
      level: "degraded",
      title: "The disk is full",
      description: null,
      labels: {},
      link: null,
      startsAt: null,
      endsAt: null,
    },
    {
      fingerprint: "disk",
      state: "resolved",
      level: "info",
      title: "The disk is full",
      description: "It was full.",
      labels: { service: "MAIL", name: "ab" },
      link: "https://example.edu/disk",
      startsAt: new Date("2006-12-12T11:00:00Z"),
      endsAt: new Date("2006-12-12T11:30:00Z"),
    },
  ]);
});

test("what is too long is cut, never refused", () => {
  const [alert] = parseAlerts("generic", [{ ...least, title: "x".repeat(9_000), description: "y".repeat(9_000) }], now);

  expect([alert?.title.length, alert?.description?.length]).toEqual([120, 4_000]);
});

test.each([
  ["critical", "critical"],
  ["Page", "critical"],
  ["warning", "degraded"],
  ["info", "info"],
  ["none", "info"],
  ["constructor", "degraded"],
  [undefined, "degraded"],
])("severity %s is the level %s", (severity, level) => {
  expect(levelOf(severity)).toBe(level);
});

const { alerts } = fromAlertmanager;

test.each<[string, "alertmanager" | "generic", unknown, RegExp]>([
  ["words", "alertmanager", "text", /must be a JSON object\.$/],
  ["nothing", "alertmanager", null, /must be a JSON object\.$/],
  ["an old version", "alertmanager", { version: "3", alerts: [] }, /not version 4/],
  ["no alerts", "alertmanager", { version: "4" }, /has no list of alerts\.$/],
  [
    "no fingerprint",
    "alertmanager",
    { version: "4", alerts: [{ status: "firing", labels: {} }] },
    /has no fingerprint/,
  ],
  ["too many", "alertmanager", { version: "4", alerts: Array(2_001).fill(alerts[0]) }, /max_alerts/],
  ["the other kind", "generic", fromAlertmanager, /^Send \{"alert": \{…\}\}, or a list of alerts\.$/],
  ["a name alone", "generic", { alert: "disk" }, /^Send /],
  ["a number", "generic", [7], /must be an object/],
  ["an empty title", "generic", [{ ...least, title: " " }], /has no title/],
  ["an empty fingerprint", "generic", [{ ...least, fingerprint: "" }], /1 to 200 characters/],
  ["another status", "generic", [{ ...least, status: "ok" }], /“firing” or “resolved”/],
  ["labels that are no text", "generic", [{ ...least, labels: { service: 7 } }], /object of texts/],
  ["a link that runs", "generic", [{ ...least, link: "javascript:alert(1)" }], /http/],
  ["words for a time", "generic", [{ ...least, startsAt: "yesterday" }], /not a time/],
  ["a time to come", "generic", [{ ...least, startsAt: "2006-12-12T14:00:00Z" }], /yet to come/],
])("%s (%s) is refused", (_, kind, payload, sentence) => {
  expect(() => parseAlerts(kind, payload, now)).toThrow(sentence);
});
