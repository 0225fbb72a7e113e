import { beforeEach, expect, test } from "vitest";
import { type Actor, system } from "@/domain/accounts/actor";
import { db } from "@/server/infra/db";
import { backfillMetric } from "./backfill-metric";
import { pollSource } from "./poll-source";
import { serve } from "./testing/http-server";
import { watch, type Watched } from "./testing/scenes";

const start = new Date("2026-11-24T12:00:00Z");
const startSeconds = start.getTime() / 1_000;
const hour = 3_600;

let isDown = false;
let asked: URLSearchParams[] = [];

beforeEach(() => {
  isDown = false;
  asked = [];
});

test("a new metric has its last 48 hours fetched, in pieces that Prometheus gives; twice is the same", async () => {
  const source = await watch(await prometheus(), start, { kind: "prometheus" });
  const [job] = await waitingBackfills(source);
  expect(job).toEqual({ metricId: source.metricId, fromAt: after(-48 * hour), toAt: after(0) });

  await run(source);
  const values = asked.filter((parameters) => !parameters.get("query")?.startsWith("timestamp"));
  expect(values.length).toBe(2);
  for (const parameters of values) {
    const span = Number(parameters.get("end")) - Number(parameters.get("start"));
    expect(span / Number(parameters.get("step"))).toBeLessThan(11_000);
  }
  // Scraped every 30 s, asked for every 15 s: each number once, at the time when it was scraped.
  const samples = await samplesOf(source);
  expect(samples.length).toBe((48 * hour) / 30 - 1 - gapLength / 30);
  expect(samples.every(({ at }) => at.getTime() % 30_000 === 0)).toBe(true);

  await run(source);
  expect(await samplesOf(source)).toEqual(samples);
});

test("where Prometheus has a gap, the gap stays", async () => {
  const source = await watch(await prometheus(), start, { kind: "prometheus" });
  await run(source);
  const inGap = {
    gte: new Date((startSeconds - gapFrom) * 1_000),
    lt: new Date((startSeconds - gapFrom + gapLength) * 1_000),
  };
  expect(await db.sample.count({ where: { metricId: source.metricId, at: inGap } })).toBe(0);
});

test("what was missed while polls failed is fetched, and nothing when none failed", async () => {
  const source = await watch(await prometheus(), start, { kind: "prometheus" });
  await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  await pollSource(system, source.sourceId, start);
  await pollSource(system, source.sourceId, seconds(15));
  await pollSource(system, source.sourceId, seconds(30));
  expect(await waitingBackfills(source)).toEqual([]);

  isDown = true;
  await pollSource(system, source.sourceId, seconds(45));
  await pollSource(system, source.sourceId, seconds(600));
  expect(await waitingBackfills(source)).toEqual([]);

  isDown = false;
  await pollSource(system, source.sourceId, seconds(630));
  expect(await waitingBackfills(source)).toEqual([{ metricId: source.metricId, fromAt: after(30), toAt: after(630) }]);
  await backfillMetric(system, { metricId: source.metricId, from: seconds(30), to: seconds(630) }, seconds(630));
  expect((await samplesOf(source)).map(({ at }) => (at.getTime() - start.getTime()) / 1_000)).toEqual(
    Array.from({ length: 22 }, (_, index) => index * 30),
  );
});

test("a Prometheus that is away makes the job fail, to be tried again; the reason of the source stays", async () => {
  const source = await watch(await prometheus(), start, { kind: "prometheus" });
  isDown = true;
  await pollSource(system, source.sourceId, start);
  await expect(run(source)).rejects.toMatchObject({ code: "unavailable" });
  isDown = false;
  await run(source);
  const row = await db.source.findUniqueOrThrow({
    where: { id: source.sourceId },
    select: { failure: true, succeededAt: true },
  });
  expect(row.failure).toMatch(/answered 503\.$/);
  expect(row.succeededAt).toBeNull();
});

test("a query that gives no series has the times of its steps", async () => {
  const source = await watch(await prometheus(), start, { kind: "prometheus", query: "scalar(queue)" });
  await backfillMetric(system, { metricId: source.metricId, from: seconds(-60), to: start }, start);
  expect((await samplesOf(source)).map(({ at }) => (at.getTime() - start.getTime()) / 1_000)).toEqual([-45, -30, -15]);
});

test("other kinds, metrics that are gone and editors fetch nothing", async () => {
  const source = await watch("http://127.0.0.1:1/metrics", start);
  expect(await waitingBackfills(source)).toEqual([]);
  await run(source);
  await run({ ...source, metricId: source.sourceId });
  const editor: Actor = { kind: "staff", id: source.sourceId, name: "Ed", role: "editor" };
  const input = { metricId: source.metricId, from: start, to: start };
  await expect(backfillMetric(editor, input, start)).rejects.toMatchObject({ code: "forbidden" });
});

const gapFrom = 10 * hour;
const gapLength = hour;

/** Answers as Prometheus does, for a target that is scraped every 30 s and was away for an hour. */
function prometheus(): Promise<string> {
  return serve((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://localhost");
    if (isDown) {
      response.writeHead(503).end();
    } else if (/timestamp\(scalar/.test(searchParams.get("query") ?? "")) {
      response.writeHead(400).end('{"status":"error","error":"expected type instant vector"}');
    } else {
      asked.push(searchParams);
      const isRange = pathname === "/api/v1/query_range";
      response.end(JSON.stringify({ status: "success", data: isRange ? range(searchParams) : instant(searchParams) }));
    }
  });
}

function range(parameters: URLSearchParams): object {
  const [begin, end, step] = ["start", "end", "step"].map((name) => Number(parameters.get(name)));
  const values: [number, string][] = [];
  for (let at = begin ?? 0; at <= (end ?? 0); at += step ?? 1) {
    const isInGap = at >= startSeconds - gapFrom && at < startSeconds - gapFrom + gapLength;
    if (!isInGap) {
      values.push([at, valueAt(parameters, at)]);
    }
  }

  return { resultType: "matrix", result: [{ metric: {}, values }] };
}

let polledAtSeconds = startSeconds;

function instant(parameters: URLSearchParams): object {
  return {
    resultType: "vector",
    result: [{ metric: {}, value: [polledAtSeconds, valueAt(parameters, polledAtSeconds)] }],
  };
}

function valueAt(parameters: URLSearchParams, at: number): string {
  return parameters.get("query")?.startsWith("timestamp") ? String(Math.floor(at / 30) * 30) : "7";
}

function seconds(count: number): Date {
  polledAtSeconds = startSeconds + count;

  return new Date((startSeconds + count) * 1_000);
}

function after(count: number): string {
  return new Date((startSeconds + count) * 1_000).toISOString();
}

function run(source: Watched): Promise<void> {
  return backfillMetric(system, { metricId: source.metricId, from: new Date(0), to: start }, start);
}

function samplesOf(source: Watched): Promise<{ at: Date; value: number }[]> {
  return db.sample.findMany({
    where: { metricId: source.metricId },
    select: { at: true, value: true },
    orderBy: { at: "asc" },
  });
}

async function waitingBackfills(source: Watched): Promise<unknown[]> {
  const jobs = await db.$queryRaw<{ payload: unknown }[]>`
    SELECT payload FROM graphile_worker._private_jobs WHERE key LIKE ${`backfill:${source.metricId}:%`}`;

  return jobs.map(({ payload }) => payload);
}
