import { expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { trySourceInput } from "@/domain/monitoring/source-input";
import { db } from "@/server/infra/db";
import { listBannerMetrics } from "@/server/monitoring/metrics/queries";
import { recordSamples } from "@/server/monitoring/metrics/record-samples";
import { pollSource } from "./poll-source";
import { badAnswers, longPage, page } from "./testing/bad-answers";
import { closedOrigin, serve } from "./testing/http-server";
import { measure } from "./testing/measure";
import { watch, type Watched } from "./testing/scenes";
import { trySource } from "./try-source";

const start = new Date("2026-11-24T12:00:00Z");
const later = new Date("2026-11-24T12:02:00Z");

test("a refused connection is reported as that", async () => {
  await expectBad(await closedOrigin(), /refused the connection\.$/);
});

test.each(badAnswers)("$name: ends in time, costs little, and the metric reads “no data since”", async (bad) => {
  await expectBad(await serve(bad.listener), bad.sentence);
});

test("a private address that nobody allowed is not even connected to", async () => {
  await expectBad("http://127.0.0.2:9100", /is inside a private network/);
});

test.each([
  ["cut JSON", 200, '{"status":"success","data":{"resultTy', /something that is not JSON\.$/],
  ["HTML", 200, "<!doctype html><title>Sign in</title>", /something that is not JSON\.$/],
  ["other JSON", 200, '{"value": 3}', /not as the HTTP API of Prometheus does\.$/],
  ["a value that is no number", 200, vector('"many"'), /is “many”, which is no number\.$/],
  ["a value of another kind", 200, vector("31000"), /not as the HTTP API of Prometheus does\.$/],
  ["a partial answer of VictoriaMetrics", 200, marked('"isPartial":true'), /gave a partial answer/],
  [
    "a warning of Thanos",
    200,
    marked('"warnings":["No StoreAPIs matched for this query"]'),
    /part of it only: No StoreAPIs/,
  ],
  [
    "a warning of Prometheus",
    200,
    marked('"warnings":["remote read failed: timeout."]'),
    /only: remote read failed: timeout\.$/,
  ],
  [
    "samples that were left out",
    200,
    marked('"infos":["PromQL info: ignored histogram in sum"]'),
    /only: PromQL info: ignored/,
  ],
  ["a refusal", 422, '{"status":"error","error":"too many samples"}', /refused the query: too many samples\.$/],
  ["a proxy's 503", 503, "<h1>Busy</h1>", /answered 503\.$/],
])("as an answer of Prometheus, %s is reported as that", async (_name, status, body, sentence) => {
  const url = await serve((_request, response) => response.writeHead(status).end(body));
  const tried = await trySource(system, trySourceInput.parse({ kind: "prometheus", url, query: "queue" }), later);
  expect(tried).toHaveProperty("failure", expect.stringMatching(sentence));
});

test.each([
  ["advice", '"infos":["PromQL info: metric might not be a counter, name does not end in _total: \\"queue\\" (1:6)"]'],
  ["no warnings", '"warnings":[],"infos":null,"isPartial":false'],
])("an answer of Prometheus with %s is a number", async (_, mark) => {
  const url = await serve((_request, response) => response.end(marked(mark)));
  const tried = await trySource(system, trySourceInput.parse({ kind: "prometheus", url, query: "queue" }), later);
  expect(tried).toHaveProperty("sample.value", 3);
});

test("100,000 series are read within the limits", async () => {
  const source = await watch(await serve(page(longPage())), start);
  const cost = await measure(() => pollSource(system, source.sourceId, later));
  expect(cost.seconds).toBeLessThan(10);
  expect(cost.grownMegabytes).toBeLessThan(64);
  expect(await metricOf(source)).toMatchObject({
    isStale: false,
    level: "degraded",
    last: { value: 31_000, at: later },
  });
});

test("while others are bad at once, the good one goes on", async () => {
  const good = await watch(await serve(page("queue 12\n")), start);
  const bad = await Promise.all(badAnswers.map(async ({ listener }) => watch(await serve(listener), start)));
  const order: string[] = [];
  const slow = Promise.all(bad.map((source) => pollSource(system, source.sourceId, later))).then(() =>
    order.push("bad"),
  );
  await pollSource(system, good.sourceId, later);
  order.push("good");
  expect(await metricOf(good)).toMatchObject({ isStale: false, level: "ok", last: { value: 12 } });
  await slow;
  expect(order).toEqual(["good", "bad"]);
});

function vector(value: string): string {
  return `{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,${value}]}]}}`;
}

/** A whole answer of 3, with something more beside it. */
function marked(mark: string): string {
  return `{"status":"success",${mark},"data":{"resultType":"scalar","result":[1795521570,"3"]}}`;
}

async function expectBad(url: string, sentence: RegExp): Promise<void> {
  const source = await watch(url, start);
  const samples = [{ metricId: source.metricId, at: start, value: 31_000 }];
  await recordSamples(system, { sourceId: source.sourceId, samples, failure: null }, start);

  const cost = await measure(() => pollSource(system, source.sourceId, later));

  expect(cost.seconds).toBeLessThan(10);
  expect(cost.grownMegabytes).toBeLessThan(64);
  const row = await db.source.findUniqueOrThrow({
    where: { id: source.sourceId },
    select: { failure: true, succeededAt: true },
  });
  expect(row.failure).toMatch(sentence);
  expect(row.succeededAt).toEqual(start);
  expect(await metricOf(source)).toMatchObject({
    isStale: true,
    level: "unknown",
    last: { value: 31_000, at: start },
  });
}

async function metricOf(source: Watched) {
  const metrics = await listBannerMetrics(later);

  return metrics.find((metric) => metric.id === source.metricId);
}
