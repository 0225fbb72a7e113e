import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { type Actor, system } from "@/domain/accounts/actor";
import { staleAfterSeconds } from "@/domain/monitoring/metrics";
import { addMetricInput, addSourceInput } from "@/domain/monitoring/source-input";
import { db } from "@/server/infra/db";
import { announceSilence } from "@/server/monitoring/metrics/announce-silence";
import { addMetric } from "@/server/monitoring/metrics/add-metric";
import { addSource } from "@/server/monitoring/sources/add-source";
import { keepPolling } from "@/server/monitoring/sources/polling";
import { pushSample, renewPushToken } from "@/server/monitoring/sources/push-sample";
import { POST } from "./pages/[pageId]/metrics/[metricId]/[data]/route";
import { POST as postMany } from "./pages/[pageId]/metrics/[metricId]/route";

const seconds = Math.floor(Date.now() / 1_000);
const sample = { data: { timestamp: seconds - 10, value: 31_000 } };

let source: { id: string; token: string };
let other: { id: string; token: string };
let metricId: string;

beforeAll(async () => {
  source = await makePushSource("Backup");
  other = await makePushSource("Another");
  metricId = await makeMetric(source.id);
});

test.each([
  ["data.json", "OAuth"],
  ["data", "OAuth"],
  ["data.json", "Bearer"],
  ["data.json", "bearer"],
])("a number is recorded at …/%s with %s", async (data, scheme) => {
  await db.sample.deleteMany();
  const before = Date.now();
  const response = await send(sample, { data, authorization: `${scheme} ${source.token}` });
  expect(response.status).toBe(201);
  expect(await response.json()).toEqual(sample);
  expect(await db.sample.findMany({ select: { metricId: true, at: true, value: true } })).toEqual([
    { metricId, at: new Date((seconds - 10) * 1_000), value: 31_000 },
  ]);
  const row = await db.source.findUniqueOrThrow({ where: { id: source.id }, select: { succeededAt: true } });
  expect(Number(row.succeededAt)).toBeGreaterThanOrEqual(before);
});

test.each([
  ["a form", `data[timestamp]=${seconds - 10}&data[value]=31000`],
  ["a form, encoded", `data%5Btimestamp%5D=${seconds - 10}&data%5Bvalue%5D=31000.0`],
  ["milliseconds as a text", JSON.stringify({ data: { timestamp: `${seconds - 10}000`, value: "31000" } })],
  ["ISO 8601", JSON.stringify({ data: { timestamp: new Date((seconds - 10) * 1_000).toISOString(), value: 31_000 } })],
])("%s is recorded as the same number", async (_, body) => {
  await db.sample.deleteMany();
  const response = await send(body);
  expect([response.status, await response.json()]).toEqual([201, sample]);
  expect(await db.sample.findMany({ select: { at: true, value: true } })).toEqual([
    { at: new Date((seconds - 10) * 1_000), value: 31_000 },
  ]);
});

test("many at once are recorded at …/metrics/data; what cannot be says why, and keeps no other back", async () => {
  await db.sample.deleteMany();
  const second = await makeMetric(source.id);
  const foreign = await makeMetric(other.id);
  const point = { timestamp: seconds - 10, value: 3 };
  const body = {
    data: {
      [metricId]: [point, { timestamp: seconds - 20, value: 4 }],
      [second]: [point, { timestamp: "noon", value: 1 }],
      [foreign]: [point],
    },
  };
  const response = await sendMany(JSON.stringify(body));
  expect(response.status).toBe(202);
  expect(await response.json()).toEqual({
    [metricId]: body.data[metricId],
    [second]: [point],
    refused: [
      { metricId: second, index: 1, error: expect.stringContaining("The timestamp must be") },
      { metricId: foreign, error: expect.stringContaining("no such metric") },
    ],
  });
  expect(await db.sample.count()).toBe(3);

  const form = `data[${second}][0][timestamp]=${seconds - 5}&data[${second}][0][value]=9`;
  expect((await sendMany(form)).status).toBe(202);
  expect(await db.sample.count({ where: { metricId: second, value: 9 } })).toBe(1);
});

test.each([
  ["none that can be recorded", 422, { [randomUUID()]: [{ timestamp: seconds, value: 1 }] }, "data"],
  ["no list", 422, "31", "data.json"],
  ["another address", 404, {}, "x"],
])("of many at once, %s is answered %i", async (_, status, data, address) => {
  const response = await sendMany(JSON.stringify({ data }), address);
  expect([response.status, await response.json()]).toEqual([status, { error: expect.stringMatching(/\.$/) }]);
});

test("a clock that is a little ahead dates nothing into the future", async () => {
  await db.sample.deleteMany();
  expect((await send({ data: { timestamp: seconds + 200, value: 1 } })).status).toBe(201);
  const [row] = await db.sample.findMany({ select: { at: true } });
  expect(row?.at.getTime()).toBeLessThanOrEqual(Date.now());
});

test.each([
  ["no token", 401, { authorization: null }],
  ["another scheme", 401, { authorization: "Basic abc" }],
  ["a token of nobody", 401, { authorization: `OAuth ${"x".repeat(43)}` }],
  ["a metric of another source", 404, { isOther: true }],
  ["a metric that is no id", 404, { metric: "1" }],
  ["a metric that does not exist", 404, { metric: "0193a0b2-0000-7000-8000-000000000001" }],
  ["another address", 404, { data: "data.xml" }],
  ["too old a time", 422, { body: { data: { timestamp: seconds - 48 * 3_600 - 60, value: 1 } } }],
  ["a time ahead", 422, { body: { data: { timestamp: seconds + 600, value: 1 } } }],
  ["no number", 422, { body: { data: { timestamp: seconds, value: "many" } } }],
  ["no JSON", 400, { body: "{value" }],
])("%s is answered %i with a sentence, and records nothing", async (_name, status, given) => {
  await db.sample.deleteMany();
  const { isOther, body = sample, ...options }: PushBody = given;
  const response = await send(body, isOther ? { authorization: `OAuth ${other.token}` } : options);
  expect(response.status).toBe(status);
  expect(await response.json()).toEqual({ error: expect.stringMatching(/^\p{Lu}.*\.$/su) });
  expect(await db.sample.count()).toBe(0);
});

test("a renewed token ends the former one", async () => {
  const made = await makePushSource("Renewed");
  const metric = await makeMetric(made.id);
  const { token } = await renewPushToken(system, { id: made.id }, new Date());
  expect((await send(sample, { metric, authorization: `OAuth ${made.token}` })).status).toBe(401);
  expect((await send(sample, { metric, authorization: `OAuth ${token}` })).status).toBe(201);
});

test("too many in a short time are answered 429", async () => {
  const made = await makePushSource("Busy");
  const actor: Actor = { kind: "program", id: made.id, name: "Busy" };
  // A metric that does not exist counts as well, and costs less.
  const nothing = { metricId: made.id, at: new Date(), value: 1 };
  for (let sent = 0; sent < 600; sent += 10) {
    await Promise.allSettled(Array.from({ length: 10 }, () => pushSample(actor, nothing, new Date())));
  }
  const metric = await makeMetric(made.id);
  const response = await send(sample, { metric, authorization: `OAuth ${made.token}` });
  expect(response.status).toBe(429);
});

test("when nothing is sent any more, the pages say so at the moment when each number becomes history", async () => {
  await db.sample.deleteMany();
  const made = await makePushSource("Silent");
  const actor: Actor = { kind: "program", id: made.id, name: "Silent" };
  const [first, second] = [await makeMetric(made.id), await makeMetric(made.id)];
  const start = new Date("2026-11-24T12:00:00Z");
  const after = (count: number) => new Date(start.getTime() + count * 1_000);
  await pushSample(actor, { metricId: first, at: start, value: 1 }, start);
  await pushSample(actor, { metricId: second, at: after(30), value: 1 }, after(30));
  expect(await silenceOf(made.id)).toEqual([{ runAt: after(staleAfterSeconds(60)) }]);

  const before = await db.publicationEvent.count();
  await announceSilence(system, made.id, after(staleAfterSeconds(60)));
  expect(await db.publicationEvent.count()).toBe(before + 1);
  expect(await silenceOf(made.id)).toEqual([{ runAt: after(30 + staleAfterSeconds(60)) }]);
});

function silenceOf(sourceId: string): Promise<{ runAt: Date }[]> {
  return db.$queryRaw<{ runAt: Date }[]>`
    SELECT run_at AS "runAt" FROM graphile_worker.jobs WHERE key = ${`silence:${sourceId}`}`;
}

test("a push source is never polled", async () => {
  await keepPolling(system, new Date());
  const polls = await db.$queryRaw`SELECT 1 FROM graphile_worker.jobs WHERE key = ${`poll:${source.id}`}`;
  expect(polls).toEqual([]);
});

type PushBody = Sent & { readonly isOther?: boolean; readonly body?: unknown };
type Sent = { readonly data?: string; readonly metric?: string; readonly authorization?: string | null };

function send(body: unknown, sent: Sent = {}): Promise<Response> {
  const { data = "data.json", metric = metricId, authorization = `OAuth ${source.token}` } = sent;
  const request = new Request(`http://localhost/api/v1/pages/any/metrics/${metric}/${data}`, {
    method: "POST",
    body: typeof body === "string" ? body : JSON.stringify(body),
    headers: authorization === null ? {} : { authorization },
  });

  return POST(request, { params: Promise.resolve({ pageId: "any", metricId: metric, data }) });
}

function sendMany(body: string, address = "data"): Promise<Response> {
  const headers = { authorization: `OAuth ${source.token}` };
  const request = new Request(`http://localhost/api/v1/pages/any/metrics/${address}`, {
    method: "POST",
    body,
    headers,
  });

  return postMany(request, { params: Promise.resolve({ pageId: "any", metricId: address }) });
}

async function makePushSource(name: string): Promise<{ id: string; token: string }> {
  const { id, token } = await addSource(system, addSourceInput.parse({ name, kind: "push" }), new Date());
  if (token === null) {
    throw new Error("A push source has a token.");
  }

  return { id, token };
}

async function makeMetric(sourceId: string): Promise<string> {
  const input = { sourceId, name: "Accounts moved", query: "-", unit: "count", bannerPosition: 1 };

  return (await addMetric(system, addMetricInput.parse(input), new Date())).id;
}
