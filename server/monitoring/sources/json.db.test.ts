import type { RequestListener } from "node:http";
import { expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { addMetricInput, addSourceInput, trySourceInput } from "@/domain/monitoring/source-input";
import { addMetric } from "@/server/monitoring/metrics/add-metric";
import { listBannerMetrics } from "@/server/monitoring/metrics/queries";
import { addSource } from "./add-source";
import { pollSource } from "./poll-source";
import { badJsonAnswers } from "./testing/bad-answers";
import { closedOrigin, serve } from "./testing/http-server";
import { measure } from "./testing/measure";
import { type Tried, trySource } from "./try-source";

const now = new Date("2026-11-24T12:00:00Z");
const document = {
  queues: [{ length: 31_000, name: "in", at: "2026-11-24T11:59:30+00:00" }],
  "a/b": { "m~n": "2.5e3" },
  seconds: 1_795_521_570,
  milliseconds: "1795521570250",
  local: "2026-11-24T11:59:30",
  ahead: "2030-01-01T00:00:00Z",
  empty: null,
  yes: true,
  many: "many",
  big: "1e999",
};

test.each([
  ["/queues/0/length", "", 31_000, now],
  ["/a~1b/m~0n", "", 2_500, now],
  ["/queues/0/length", "/queues/0/at", 31_000, new Date("2026-11-24T11:59:30Z")],
  ["/queues/0/length", "/seconds", 31_000, new Date("2026-11-24T11:59:30Z")],
  ["/queues/0/length", "/milliseconds", 31_000, new Date("2026-11-24T11:59:30.250Z")],
  ["/queues/0/length", "/ahead", 31_000, now],
])("%s with its time at “%s” is a number", async (query, timeQuery, value, at) => {
  const tried = await ask(await serve(answer(document)), query, timeQuery);
  expect(tried).toMatchObject({ sample: { value, at }, tookMs: expect.any(Number) });
  expect(tried.answer).toBe(JSON.stringify(document));
});

test.each([
  ["/queues/1/length", "", "At /queues/1/length there is nothing, and no number."],
  ["/queues", "", "At /queues there is a list, and no number."],
  ["/queues/0", "", "At /queues/0 there is an object, and no number."],
  ["/empty", "", "At /empty there is null, and no number."],
  ["/yes", "", "At /yes there is true or false, and no number."],
  ["/many", "", "/many is “many”, which is no number."],
  ["/big", "", "/big is “1e999”, which is no number."],
  ["queues", "", "Write it as a JSON Pointer"],
  ["/seconds", "/many", "At /many there is “many”, and no time"],
  ["/seconds", "/local", "At /local there is “2026-11-24T11:59:30”, and no time"],
  ["/seconds", "/nowhere", "At /nowhere there is nothing, and no time"],
])("%s with its time at “%s” is reported as what it is", async (query, timeQuery, sentence) => {
  const tried = await ask(await serve(answer(document)), query, timeQuery);
  expect(tried).toHaveProperty("failure", expect.stringContaining(sentence));
  expect(tried.answer).toBe(JSON.stringify(document));
});

test("of a long answer the first 2,000 characters are shown", async () => {
  const tried = await ask(await serve(answer({ value: 1, more: "x".repeat(10_000) })), "/value");
  expect(tried.answer).toHaveLength(2_000);
});

test.each(badJsonAnswers)(
  "$name: ends in time, costs little, and is reported as that",
  async ({ listener, sentence }) => {
    const url = await serve(listener);
    const cost = await measure(async () => {
      expect(await ask(url, "/value")).toHaveProperty("failure", expect.stringMatching(sentence));
    });
    expect(cost.seconds).toBeLessThan(10);
    expect(cost.grownMegabytes).toBeLessThan(64);
  },
);

test.each([
  ["a refused connection", closedOrigin, /refused the connection\.$/],
  ["a private address", () => Promise.resolve("https://127.0.0.2"), /is inside a private network/],
  ["a public address without https", () => Promise.resolve("http://192.88.99.1"), /must be asked with https:\/\//],
])("%s is reported as that", async (_name, url, sentence) => {
  expect(await ask(await url(), "/value")).toHaveProperty("failure", expect.stringMatching(sentence));
});

test("a poll asks once for all its metrics", async () => {
  let asked = 0;
  const url = await serve((request, response) => {
    asked += 1;
    answer({ in: 3, out: 4 })(request, response);
  });
  const source = await addSource(system, addSourceInput.parse({ name: "Queues", kind: "json", url }), now);
  for (const name of ["in", "out"]) {
    const metric = { sourceId: source.id, name, query: `/${name}`, unit: "count", bannerPosition: 1 };
    await addMetric(system, addMetricInput.parse(metric), now);
  }
  await pollSource(system, source.id, now);
  expect(asked).toBe(1);
  expect((await listBannerMetrics(now)).map(({ name, last }) => [name, last?.value])).toEqual([
    ["in", 3],
    ["out", 4],
  ]);
});

function answer(body: unknown): RequestListener {
  return (_request, response) =>
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function ask(url: string, query: string, timeQuery = ""): Promise<Tried> {
  return trySource(system, trySourceInput.parse({ kind: "json", url, query, timeQuery }), now);
}
