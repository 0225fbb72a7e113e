import { expect, test } from "vitest";
import type { AlertSourceKind } from "@/domain/shared/words";
import { parseAlerts } from "./alert-payload";
import { levelOf } from "./alert-shapes/fields";
import * as bodies from "./alert-shapes/testing/bodies";

const now = new Date("2006-12-12T12:00:00Z");
const parse = (kind: AlertSourceKind, payload: unknown) => parseAlerts({ kind }, payload, now);

test("Alertmanager’s webhook", () => {
  expect(parse("alertmanager", bodies.alertmanagerBody)).toEqual({
    refused: [],
    ignored: [],
    alerts: [
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
    ],
  });
});

test("Grafana’s webhook, with what it leaves null", () => {
  expect(parse("grafana", bodies.grafanaBody)).toMatchObject({
    refused: [],
    alerts: [
      {
        fingerprint: "c6eadffa33fcdf37",
        state: "firing",
        level: "degraded",
        title: "Memory of mail1 is at 91 %",
        labels: { service: "mail" },
        link: "https://grafana.example.edu/alerting/grafana/1afz29v7z/edit",
        startsAt: new Date("2006-12-12T11:31:12.500Z"),
      },
      {
        fingerprint: "57c6d9296de2ad39",
        state: "resolved",
        title: "Queue",
        link: "https://grafana.example.edu/d/mail?viewPanel=3",
        endsAt: null,
      },
    ],
  });
});

const least = { fingerprint: "disk", title: "The disk is full", status: "firing" };

test.each([
  ["one", { alert: least }, 1],
  ["several", { alert: [least, { ...least, fingerprint: "fan" }] }, 2],
  ["a bare list", [least, least], 2],
  ["none", [], 0],
])("a generic payload of %s", (_, payload, count) => {
  expect(parse("generic", payload).alerts).toHaveLength(count);
});

test("a generic alert with everything, and with the least", () => {
  const full = {
    ...least,
    status: "resolved",
    level: "notice",
    description: "It\u0000 was full.",
    labels: { service: "MAIL", "na\u0000me": "a\u0000b", count: 7, none: null },
    link: "https://example.edu/disk",
    startsAt: "2006-12-12T06:00:00-05:00",
    endsAt: 1_165_923_000,
  };

  expect(parse("generic", [{ ...least, level: null, labels: null, link: null, startsAt: null }, full]).alerts).toEqual([
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
      labels: { service: "MAIL", name: "ab", count: "7" },
      link: "https://example.edu/disk",
      startsAt: new Date("2006-12-12T11:00:00Z"),
      endsAt: new Date("2006-12-12T11:30:00Z"),
    },
  ]);
});

test("what is too long is cut, never refused, and no character is cut in half", () => {
  const title = `${"x".repeat(119)}😀`;
  const [alert] = parse("generic", [{ ...least, title, description: "y".repeat(9_000) }]).alerts;

  expect(alert?.title).toBe(`${"x".repeat(119)}\uFFFD`);
  expect(alert?.description).toHaveLength(4_000);
});

test.each([
  ["critical", "critical"],
  ["Page", "critical"],
  ["warning", "degraded"],
  ["info", "info"],
  ["none", "info"],
  ["constructor", "degraded"],
  ["Disaster", "critical"],
  [undefined, "degraded"],
])("severity %s is the level %s", (severity, level) => {
  expect(levelOf(severity)).toBe(level);
});

const [first] = bodies.alertmanagerBody.alerts;

test.each<[string, object, RegExp]>([
  [
    "a beginning in the year 1",
    { startsAt: "0001-01-01T00:00:00Z" },
    /startsAt .* Alertmanager, “0001-01-01T00:00:00Z”/,
  ],
  ["words for a beginning", { startsAt: "yesterday" }, /“yesterday”, is not a time/],
  ["a beginning to come", { startsAt: "2006-12-12T14:00:00Z" }, /yet to come/],
  ["no fingerprint", { fingerprint: null }, /Alertmanager needs a fingerprint/],
  ["another status", { status: "maybe" }, /“firing” or “resolved”/],
  ["labels within labels", { labels: { a: {} } }, /object of texts/],
])("of three alerts, the second with %s, two are taken", (_, change, error) => {
  const batch = {
    ...bodies.alertmanagerBody,
    alerts: [first, { ...first, ...change }, { ...first, fingerprint: "c" }],
  };

  const { alerts, refused } = parse("alertmanager", batch);
  expect(alerts.map(({ fingerprint }) => fingerprint)).toEqual(["b2bd67f9fb0de1c3", "c"]);
  expect(refused).toMatchObject([{ index: 1, error }]);
});

test("null where a text was is no reason to refuse", () => {
  const nothing = { endsAt: null, generatorURL: null, annotations: null, startsAt: null, labels: { alertname: null } };
  const batch = { version: "4", alerts: [{ ...first, ...nothing }] };

  expect(parse("alertmanager", batch)).toMatchObject({ refused: [], alerts: [{ title: "An alert without a name" }] });
});

test.each<[string, AlertSourceKind, unknown, RegExp]>([
  ["words", "alertmanager", "text", /Alertmanager.* must be a JSON object\.$/],
  ["nothing", "grafana", null, /Grafana.* must be a JSON object\.$/],
  ["an old version", "alertmanager", { version: "3", alerts: [] }, /not version 4 of Alertmanager/],
  ["an old version", "grafana", { version: "0", alerts: [] }, /not version 1 of Grafana/],
  ["no alerts", "alertmanager", { version: "4" }, /has no list of alerts\.$/],
  ["too many", "alertmanager", { version: "4", alerts: Array(2_001).fill(first) }, /max_alerts/],
  ["too many", "grafana", { version: "1", alerts: Array(2_001).fill(first) }, /in parts/],
  ["a name alone", "generic", { alert: "disk" }, /^Send /],
  ["a number", "generic", [7], /must be an object/],
  ["an empty title", "generic", [{ ...least, title: " " }], /has no title/],
  ["an empty fingerprint", "generic", [{ ...least, fingerprint: "" }], /1 to 200 characters/],
  ["another status", "generic", [{ ...least, status: "maybe" }], /“firing” or “resolved”/],
  ["labels that are no text", "generic", [{ ...least, labels: { service: {} } }], /object of texts/],
  ["a link that runs", "generic", [{ ...least, link: "javascript:alert(1)" }], /http/],
  ["words for a time", "generic", [{ ...least, startsAt: "yesterday" }], /not a time/],
  ["another value", "zabbix", { event_value: "2" }, /Zabbix/],
  ["no host", "icinga", { notification_type: "PROBLEM", state: "DOWN" }, /Icinga has no host/],
  ["no status", "prtg", { device: "a", sensor: "b" }, /PRTG/],
  ["no status", "gatus", { endpoint_name: "a" }, /Gatus/],
  ["no status", "uptime_kuma", { heartbeat: {}, monitor: {} }, /Uptime Kuma/],
  ["another version", "cloudevents", { ...bodies.cloudEvent, specversion: "0.3" }, /not of version 1\.0/],
  ["no word of a status", "cloudevents", { ...bodies.cloudEvent, type: "edu.example.changed" }, /status, “firing”/],
  ["nothing it knows", "prtg", { a: 1 }, /PRTG/],
])("%s (%s) is refused", (_, kind, payload, sentence) => {
  expect(() => parse(kind, payload)).toThrow(sentence);
});
