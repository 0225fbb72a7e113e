import { randomUUID } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { beforeAll, expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { addAlertSource, renewAlertSource } from "@/server/monitoring/alerts/manage-alert-sources";
import { listOpenAlerts } from "@/server/monitoring/alerts/queries";
import { aSentence } from "@/server/testing/sentences";
import { begin, makeSite } from "@/server/testing/make";
import { POST } from "./[alertSourceId]/route";

const alert = { fingerprint: "disk", title: "The disk is full", status: "firing", labels: { service: "mail" } };
const body = JSON.stringify({ alert });
let alertSource: { id: string; secret: string };

beforeAll(async () => {
  await makeSite("MAIL");
  alertSource = await addAlertSource(system, { name: "A script", kind: "generic" }, begin);
});

test("an alert with the secret is recorded, and is on the dashboard", async () => {
  const response = await post(body, bearer(alertSource.secret));

  expect([response.status, await response.json()]).toEqual([200, { received: 1 }]);
  const { waiting } = await listOpenAlerts(system, new Date());
  expect(waiting).toMatchObject([{ title: "The disk is full", service: { code: "MAIL" } }]);
});

test("an alert that is signed with the secret is recorded", async () => {
  expect((await post(body, signed(alertSource.secret, body))).status).toBe(200);
});

test.each<[string, () => Record<string, string>, string]>([
  ["nothing", () => ({}), ""],
  ["another secret", () => bearer("whsec_bm90IHRoZSBvbmU="), ""],
  ["the secret of another way", () => ({ authorization: `Basic ${alertSource.secret}` }), ""],
  ["a signature by another secret", () => signed("whsec_bm90IHRoZSBvbmU=", body), ""],
  ["a signature of other words", () => signed(alertSource.secret, `${body} `), ""],
  ["a signature of an hour ago", () => signed(alertSource.secret, body, new Date(Date.now() - 3_600_000)), ""],
  ["the secret at another address", () => bearer(alertSource.secret), randomUUID()],
  ["the secret at no address", () => bearer(alertSource.secret), "x"],
])("%s opens nothing", async (_, headers, address) => {
  const response = await post(body, headers(), address || alertSource.id);

  expect([response.status, await response.json()]).toEqual([401, { error: aSentence }]);
});

test.each([
  ["no JSON", "{", 400],
  ["nothing", "", 400],
  ["a half of an alert", JSON.stringify({ alert: { title: "T" } }), 422],
])("%s is refused with a sentence", async (_, sent, status) => {
  const response = await post(sent, bearer(alertSource.secret));

  expect([response.status, await response.json()]).toEqual([status, { error: aSentence }]);
});

test("a new secret makes the old one void", async () => {
  const { id, secret } = await addAlertSource(system, { name: "Another script", kind: "generic" }, begin);
  const renewed = await renewAlertSource(system, { id }, begin);

  expect((await post(body, bearer(secret), id)).status).toBe(401);
  expect((await post(body, bearer(renewed.secret), id)).status).toBe(200);
});

test("a name is given once", async () => {
  await expect(addAlertSource(system, { name: "A script", kind: "generic" }, begin)).rejects.toMatchObject({
    code: "invalid",
    fields: { name: aSentence },
  });
});

function post(sent: string, headers: Record<string, string>, alertSourceId = alertSource.id): Promise<Response> {
  const request = new Request(`http://localhost/api/alerts/${alertSourceId}`, { method: "POST", headers, body: sent });

  return POST(request, { params: Promise.resolve({ alertSourceId }) });
}

function bearer(secret: string): Record<string, string> {
  return { authorization: `Bearer ${secret}` };
}

function signed(secret: string, words: string, at = new Date()): Record<string, string> {
  return {
    "webhook-id": "msg_1",
    "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
    "webhook-signature": new Webhook(secret).sign("msg_1", at, words),
  };
}
