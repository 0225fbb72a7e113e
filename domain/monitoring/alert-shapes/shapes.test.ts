import { expect, test } from "vitest";
import type { AlertSourceKind } from "@/domain/shared/words";
import { parseAlerts } from "@/domain/monitoring/alert-payload";
import * as bodies from "./testing/bodies";

const now = new Date("2006-12-12T12:00:00Z");
const parse = (kind: AlertSourceKind, payload: unknown) => parseAlerts({ kind }, payload, now);

const { zabbixBody, icingaBody, checkmkBody, prtgBody, uptimeKumaBody, gatusBody, cloudEvent } = bodies;
const kumaUp = { ...uptimeKumaBody, heartbeat: { ...uptimeKumaBody.heartbeat, status: 1 } };

test.each<[string, AlertSourceKind, unknown, object]>([
  [
    "a problem",
    "zabbix",
    zabbixBody,
    {
      fingerprint: "12345",
      state: "firing",
      level: "critical",
      title: "Mail queue is above 30000",
      description: "31240",
      labels: { service: "MAIL", scope: "performance", host: "mail1" },
      link: zabbixBody.event_link,
    },
  ],
  ["its end", "zabbix", { ...zabbixBody, event_value: "0" }, { fingerprint: "12345", state: "resolved" }],
  [
    "tags that are no JSON, and a severity in words",
    "zabbix",
    { ...zabbixBody, event_tags: "service:MAIL, url:http://x", event_nseverity: undefined, event_severity: "Average" },
    { level: "degraded", labels: { service: "MAIL", url: "http://x", host: "mail1" } },
  ],
  ["tags that were cut", "zabbix", { ...zabbixBody, event_tags: '[{"tag":"serv' }, { labels: { host: "mail1" } }],
  [
    "a problem of a service",
    "icinga",
    icingaBody,
    {
      fingerprint: "mail1/imap",
      state: "firing",
      level: "critical",
      title: "imap on mail1 is CRITICAL",
      description: icingaBody.service_output,
      labels: { host: "mail1", check: "imap", service: "MAIL" },
    },
  ],
  [
    "a recovery of a service",
    "icinga",
    { ...icingaBody, notification_type: "RECOVERY", service_state: "OK" },
    { fingerprint: "mail1/imap", state: "resolved" },
  ],
  [
    "a host, with Nagios’s names",
    "icinga",
    { NOTIFICATIONTYPE: "PROBLEM", HOSTNAME: "mail1", HOSTSTATE: "DOWN", SERVICEDESC: "$SERVICEDESC$" },
    { fingerprint: "mail1", state: "firing", level: "critical", title: "mail1 is DOWN" },
  ],
  [
    "a problem",
    "checkmk",
    checkmkBody,
    {
      fingerprint: "mail1/Filesystem /var/mail",
      state: "firing",
      level: "degraded",
      title: "Filesystem /var/mail on mail1 is WARNING",
      description: "WARN - 81.2% used",
    },
  ],
  [
    "a recovery",
    "checkmk",
    { ...checkmkBody, NOTIFY_NOTIFICATIONTYPE: "RECOVERY", NOTIFY_SERVICESTATE: "OK" },
    { fingerprint: "mail1/Filesystem /var/mail", state: "resolved" },
  ],
  [
    "a sensor",
    "prtg",
    prtgBody,
    {
      fingerprint: "2042",
      state: "firing",
      level: "critical",
      title: "IMAP on mail1 is Down",
      labels: { device: "mail1", sensor: "IMAP", service: "MAIL" },
      link: prtgBody.linksensor,
    },
  ],
  ["a warning", "prtg", { ...prtgBody, status: "Warning" }, { level: "degraded", state: "firing" }],
  ["a sensor that is up", "prtg", { ...prtgBody, status: "Up" }, { fingerprint: "2042", state: "resolved" }],
  [
    "a monitor",
    "uptime_kuma",
    uptimeKumaBody,
    {
      fingerprint: "89",
      state: "firing",
      level: "critical",
      title: "Mail / WebMail is down",
      description: "timeout of 16000ms exceeded",
      labels: { monitor: "Mail / WebMail", service: "MAIL" },
      link: "https://webmail.example.edu",
    },
  ],
  ["a monitor that is up", "uptime_kuma", kumaUp, { fingerprint: "89", state: "resolved" }],
  [
    "a check",
    "gatus",
    gatusBody,
    {
      fingerprint: "mail/imap",
      state: "firing",
      level: "critical",
      title: "imap is failing",
      labels: { group: "mail" },
    },
  ],
  [
    "a check that is over",
    "gatus",
    { ...gatusBody, status: "RESOLVED" },
    { fingerprint: "mail/imap", state: "resolved" },
  ],
  [
    "an event",
    "cloudevents",
    cloudEvent,
    {
      fingerprint: "https://monitor.example.edu/checks imap on mail1",
      state: "firing",
      level: "critical",
      title: "IMAP does not answer",
      labels: { host: "mail1", service: "MAIL", type: cloudEvent.type, source: cloudEvent.source },
      startsAt: new Date(cloudEvent.time),
    },
  ],
  [
    "its end, known by the same fingerprint",
    "cloudevents",
    { ...cloudEvent, type: "edu.example.alert.resolved", time: "2006-12-12T11:50:00Z" },
    {
      fingerprint: "https://monitor.example.edu/checks imap on mail1",
      state: "resolved",
      startsAt: null,
      endsAt: new Date("2006-12-12T11:50:00Z"),
    },
  ],
  [
    "an event with its data in base64",
    "cloudevents",
    { ...cloudEvent, data: undefined, data_base64: btoa('{"title":"Full","status":"firing"}') },
    { title: "Full", state: "firing" },
  ],
  [
    "an event whose data are words",
    "cloudevents",
    { ...cloudEvent, data: "It hangs." },
    { title: "imap on mail1", description: "It hangs." },
  ],
])("%s of %s", (_, kind, payload, alert) => {
  expect(parse(kind, payload)).toMatchObject({ refused: [], ignored: [], alerts: [alert] });
  expect(parse("generic", payload).alerts, "known by its body alone").toEqual(parse(kind, payload).alerts);
});

test.each<[string, AlertSourceKind, unknown]>([
  ["an acknowledgement", "zabbix", { ...zabbixBody, event_update_status: "1" }],
  ["an acknowledgement", "icinga", { ...icingaBody, notification_type: "ACKNOWLEDGEMENT" }],
  ["the beginning of a downtime", "checkmk", { ...checkmkBody, NOTIFY_NOTIFICATIONTYPE: "DOWNTIMESTART" }],
  ["a test", "prtg", { device: "%device", sensor: "%sensor", status: "%status" }],
  ["an acknowledgement", "prtg", { ...prtgBody, status: "Down (Acknowledged)" }],
  ["a test", "uptime_kuma", { heartbeat: null, monitor: null, msg: "Allclear Testing" }],
  ["a maintenance", "uptime_kuma", { ...kumaUp, heartbeat: { ...kumaUp.heartbeat, status: 3 } }],
])("%s of %s is no alert, and nothing to be sent again", (_, kind, payload) => {
  expect(parse(kind, payload)).toMatchObject({ alerts: [], refused: [], ignored: [{ index: 0, reason: /\.$/ }] });
});

test("a batch of CloudEvents", () => {
  const batch = [cloudEvent, { ...cloudEvent, subject: "smtp on mail1" }, { ...cloudEvent, source: undefined }];

  const { alerts, refused } = parse("cloudevents", batch);
  expect(alerts).toHaveLength(2);
  expect(refused).toEqual([
    { index: 2, error: "A CloudEvent has no source. Send what version 1.0 of CloudEvents requires." },
  ]);
});

test("fingerprints that would be too long keep apart what they name", () => {
  const long = (end: string) => ({ ...cloudEvent, subject: `${"x".repeat(300)}${end}` });
  const [one, other] = parse("cloudevents", [long("a"), long("b")]).alerts;

  expect(one?.fingerprint.length).toBeLessThanOrEqual(200);
  expect(one?.fingerprint).not.toBe(other?.fingerprint);
});

const checks = {
  checks: [
    { id: 7, name: "IMAP", "is/ok": false, since: 1_165_920_000, about: { service: "MAIL" }, severity: "critical" },
    { id: 8, name: "SMTP", "is/ok": true },
    { id: 9, "is/ok": null },
  ],
};

test("any JSON, by pointers", () => {
  const pointers = {
    list: "/checks",
    fingerprint: "/id",
    title: "/name",
    status: "/is~1ok",
    resolvedWords: "true",
    level: "/severity",
    service: "/about/service",
    startsAt: "/since",
    description: undefined,
    link: undefined,
    endsAt: undefined,
  };

  const { alerts, refused } = parseAlerts({ kind: "json", pointers }, checks, now);
  expect(alerts).toMatchObject([
    {
      fingerprint: "7",
      state: "firing",
      level: "critical",
      title: "IMAP",
      labels: { service: "MAIL" },
      startsAt: new Date("2006-12-12T10:40:00Z"),
    },
    { fingerprint: "8", state: "resolved", title: "SMTP" },
  ]);
  expect(refused).toMatchObject([{ index: 2, error: /^At \/is~1ok an alert says “”/ }]);
  expect(() => parseAlerts({ kind: "json", pointers }, { other: 1 }, now)).toThrow(/^At \/checks there is no list/);
  expect(() => parse("json", checks)).toThrow(/under “Alert sources”/);
});
