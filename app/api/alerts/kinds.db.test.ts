import { createHmac } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import {
  alertmanagerBody,
  checkmkBody,
  cloudEvent,
  gatusBody,
  grafanaBody,
  icingaBody,
  prtgBody,
  uptimeKumaBody,
  zabbixBody,
} from "@/domain/monitoring/alert-shapes/testing/bodies";
import { setAlertPointersInput } from "@/domain/monitoring/alert-input";
import type { AlertSourceKind } from "@/domain/shared/words";
import { db } from "@/server/infra/db";
import { addAlertSource, setAlertPointers } from "@/server/monitoring/alerts/manage-alert-sources";
import { begin, makeSite } from "@/server/testing/make";
import { aSentence } from "@/server/testing/sentences";
import { POST } from "./[alertSourceId]/route";

type Made = { id: string; secret: string };

beforeAll(() => makeSite("MAIL"));

const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
const json = { "content-type": "application/json" };
const boundary = "--------------------------514712849163024856713042";
const multipart = [
  `--${boundary}`,
  'content-disposition: form-data; name="data"',
  "",
  JSON.stringify(uptimeKumaBody),
  `--${boundary}--`,
  "",
].join("\r\n");

test.each<[string, AlertSourceKind, string, Record<string, string>, number]>([
  ["its webhook", "alertmanager", JSON.stringify(alertmanagerBody), json, 2],
  ["its webhook", "grafana", JSON.stringify(grafanaBody), json, 2],
  ["its media type", "zabbix", JSON.stringify(zabbixBody), json, 1],
  ["a form of its command", "icinga", form(icingaBody), {}, 1],
  ["its script", "checkmk", JSON.stringify(checkmkBody), json, 1],
  ["its webhook", "uptime_kuma", JSON.stringify(uptimeKumaBody), json, 1],
  [
    "its webhook as form-data",
    "uptime_kuma",
    multipart,
    { "content-type": `multipart/form-data; boundary=${boundary}` },
    1,
  ],
  ["its custom alert", "gatus", JSON.stringify(gatusBody), json, 1],
  ["one event", "cloudevents", JSON.stringify(cloudEvent), { "content-type": "application/cloudevents+json" }, 1],
  ["a batch", "cloudevents", JSON.stringify([cloudEvent]), { "content-type": "application/cloudevents-batch+json" }, 1],
  ["attributes in headers", "cloudevents", JSON.stringify(cloudEvent.data), { ...json, ...ceHeaders() }, 1],
  ["words as data", "cloudevents", "It hangs.", { "content-type": "text/plain", ...ceHeaders() }, 1],
  ["Grafana’s webhook", "alertmanager", JSON.stringify(grafanaBody), json, 2],
])("%s of %s is recorded", async (_, kind, body, headers, count) => {
  const source = await make(kind);

  expect(await post(source, body, { ...bearer(source), ...headers })).toEqual([200, { received: count }]);
  const alerts = await db.alert.findMany({
    where: { alertSourceId: source.id },
    select: { service: { select: { code: true } } },
  });
  expect(alerts).toHaveLength(count);
});

test("of three alerts, one with a beginning in the year 1: two are recorded, and the answer says which was not", async () => {
  const source = await make("grafana");
  const [first] = grafanaBody.alerts;
  const alerts = [
    first,
    { ...first, fingerprint: "b", startsAt: "0001-01-01T00:00:00Z" },
    { ...first, fingerprint: "c" },
  ];
  const body = JSON.stringify({ ...grafanaBody, alerts });

  expect(await post(source, body, bearer(source))).toEqual([
    200,
    { received: 2, refused: [{ index: 1, error: expect.stringContaining("Grafana") }] },
  ]);
  expect(await db.alert.count({ where: { alertSourceId: source.id } })).toBe(2);

  const none = JSON.stringify({ ...grafanaBody, alerts: [alerts[1]] });
  expect(await post(source, none, bearer(source))).toEqual([422, { error: aSentence }]);
});

test("what is no alert is answered 200, with why", async () => {
  const source = await make("uptime_kuma");
  const body = JSON.stringify({ heartbeat: null, monitor: null, msg: "Allclear Testing" });

  expect(await post(source, body, bearer(source))).toEqual([
    200,
    { received: 0, ignored: [{ index: 0, reason: aSentence }] },
  ]);
});

const nowSeconds = () => String(Math.floor(Date.now() / 1_000));

test.each<[string, number, (secret: string, body: string) => Record<string, string>]>([
  ["the signature", 200, (secret, body) => ({ "X-Grafana-Alerting-Signature": sign(secret, body) })],
  ["the signature under its other name", 200, (secret, body) => ({ "X-Grafana-Alert-Signature": sign(secret, body) })],
  ["the signature of time and body", 200, (secret, body) => signedAt(secret, body, nowSeconds())],
  ["a signature by another secret", 401, (_, body) => ({ "X-Grafana-Alerting-Signature": sign("other", body) })],
  ["a signature of another body", 401, (secret) => ({ "X-Grafana-Alerting-Signature": sign(secret, "{}") })],
  ["a signature of an old time", 401, (secret, body) => signedAt(secret, body, "1165924320")],
  ["an empty signature", 401, () => ({ "X-Grafana-Alerting-Signature": "" })],
])("Grafana’s webhook with %s is answered %i", async (_, status, headers) => {
  const source = await make("grafana");
  const body = JSON.stringify(grafanaBody);

  expect((await post(source, body, headers(source.secret, body)))[0]).toBe(status);
});

test("PRTG, which can send no header, has the secret in its form; others have it there in vain", async () => {
  const [prtg, generic] = [await make("prtg"), await make("generic")];
  const body = ({ secret }: Made) => form({ ...prtgBody, secret });

  expect(await post(prtg, body(prtg), {})).toEqual([200, { received: 1 }]);
  expect(await post(prtg, `secret=${prtg.secret}&${form(prtgBody)}`, {})).toEqual([200, { received: 1 }]);
  expect((await post(prtg, body(generic), {}))[0]).toBe(401);
  expect((await post(generic, body(generic), {}))[0]).toBe(401);
  const stored = await db.alert.findMany({ where: { alertSourceId: prtg.id } });
  expect(JSON.stringify(stored)).not.toContain("whsec");
});

test("the secret may be the password of basic authentication", async () => {
  const source = await make("generic");
  const body = JSON.stringify({ alert: { fingerprint: "a", title: "T", status: "firing" } });
  const basic = (password: string) => ({
    authorization: `Basic ${Buffer.from(`allclear:${password}`).toString("base64")}`,
  });

  expect((await post(source, body, basic(source.secret)))[0]).toBe(200);
  expect((await post(source, body, basic("other")))[0]).toBe(401);
});

test("any JSON is read once an admin has said where an alert is in it", async () => {
  const source = await make("json");
  const body = JSON.stringify({ check: { id: 7, name: "The disk is full", state: "bad" }, service: "mail" });
  expect((await post(source, body, bearer(source)))[0]).toBe(422);

  const pointers = {
    id: source.id,
    list: "",
    fingerprint: "/check/id",
    title: "/check/name",
    status: "/check/state",
    resolvedWords: "good",
    service: "/service",
  };
  await setAlertPointers(system, setAlertPointersInput.parse(pointers), begin);

  expect(await post(source, body, bearer(source))).toEqual([200, { received: 1 }]);
  expect(
    await db.alert.findFirst({
      where: { alertSourceId: source.id },
      select: { title: true, state: true, service: { select: { code: true } } },
    }),
  ).toEqual({ title: "The disk is full", state: "firing", service: { code: "MAIL" } });
  await expect(
    setAlertPointers(system, { ...setAlertPointersInput.parse(pointers), id: (await make("generic")).id }, begin),
  ).rejects.toMatchObject({
    code: "not_found",
  });
});

let made = 0;

function make(kind: AlertSourceKind): Promise<Made> {
  made += 1;

  return addAlertSource(system, { name: `Source ${made}`, kind }, begin);
}

async function post({ id }: Made, body: string, headers: Record<string, string>): Promise<[number, unknown]> {
  const request = new Request(`http://localhost/api/alerts/${id}`, { method: "POST", headers, body });
  const response = await POST(request, { params: Promise.resolve({ alertSourceId: id }) });

  return [response.status, await response.json()];
}

function bearer({ secret }: Made): Record<string, string> {
  return { authorization: `Bearer ${secret}` };
}

function sign(secret: string, text: string): string {
  return createHmac("sha256", secret).update(text).digest("hex");
}

function signedAt(secret: string, body: string, seconds: string): Record<string, string> {
  return {
    "X-Grafana-Alerting-Signature": sign(secret, `${seconds}:${body}`),
    "X-Allclear-Time": seconds,
  };
}

function ceHeaders(): Record<string, string> {
  const { specversion, type, source, subject, id, time, service } = cloudEvent;
  const attributes = Object.entries({ specversion, type, source, subject, id, time, service });

  return Object.fromEntries(attributes.map(([name, value]) => [`ce-${name}`, encodeURIComponent(value)]));
}
