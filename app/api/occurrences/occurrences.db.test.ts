import { beforeAll, expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { addAlertSource } from "@/server/monitoring/alerts/manage-alert-sources";
import { listOccurrences } from "@/server/incidents/occurrences/queries";
import { at, makeIncident, makeSite } from "@/server/testing/make";
import { aSentence } from "@/server/testing/sentences";
import { POST } from "./[alertSourceId]/route";

let alertSource: { id: string; secret: string };

beforeAll(async () => {
  await makeSite("MAIL", "WIFI");
  alertSource = await addAlertSource(system, { name: "Watchdog", kind: "generic" }, at("08:00"));
});

async function send(body: unknown, { secret = alertSource.secret, id = alertSource.id } = {}) {
  const request = new Request("http://localhost/api/occurrences/x", {
    method: "POST",
    headers: { authorization: `Bearer ${secret}` },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const response = await POST(request, { params: Promise.resolve({ alertSourceId: id }) });

  return { status: response.status, answer: await response.json() };
}

const text = "Restarted by the watchdog";

test("a script adds to the open incident of its service; with the same key, once", async () => {
  const code = await makeIncident();
  const body = { service: "MAIL", at: "2006-12-12T12:49:00Z", downSeconds: 240, text, key: "12:49" };
  const first = await send(body);

  expect(first).toEqual({ status: 201, answer: { id: expect.any(String), incident: code } });
  expect(await send(body)).toEqual(first);
  expect(await send({ ...body, key: undefined })).toMatchObject({ status: 201 });
  expect(await listOccurrences(code)).toHaveLength(2);
});

test.each<[string, unknown, number, { secret?: string; id?: string }?]>([
  ["a wrong secret", { service: "MAIL", text }, 401, { secret: "whsec_wrong" }],
  ["nobody’s address", { service: "MAIL", text }, 401, { id: "0190b0a0-0000-7000-8000-000000000000" }],
  ["no incident that is open", { service: "WIFI", text }, 404],
  ["no such incident", { incident: "MAIL-999", text }, 404],
  ["nothing said", { service: "MAIL" }, 422],
  ["no JSON", "{", 400],
  ["a list", [], 422],
])("refused with a sentence: %s", async (_name, body, status, from = {}) => {
  expect(await send(body, from)).toEqual({ status, answer: { error: aSentence } });
});

test("who sends without end is held back", async () => {
  const wild = await addAlertSource(system, { name: "Wild", kind: "generic" }, at("08:00"));
  const statuses: number[] = [];
  for (let count = 0; count <= 60; count += 1) {
    statuses.push((await send({ service: "WIFI", text }, wild)).status);
  }

  expect(new Set(statuses.slice(0, 60))).toEqual(new Set([404]));
  expect(statuses.at(-1)).toBe(429);
});
