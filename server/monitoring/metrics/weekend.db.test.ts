import { expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { db } from "@/server/infra/db";
import { deleteOldSamples } from "@/server/monitoring/delete-old";
import { recordSamples } from "./record-samples";
import { rollUpSamples } from "./roll-up";

const now = new Date("2006-12-11T12:00:00Z");
const hours = 48;
const intervalSeconds = 15;
const sources = ["One", "Two", "Three", "Four"];
const metricsOfSource = 50;
const metricCount = sources.length * metricsOfSource;
const sampleCount = (metricCount * hours * 3_600) / intervalSeconds;

test(
  "after two days without a worker, 200 metrics are rolled up, none is lost, and polls go on",
  { timeout: 900_000 },
  async () => {
    await makeWeekend();
    await deleteOldSamples(system, new Date(now.getTime() + 72 * 3_600_000));
    expect(await db.sample.count(), "what is not rolled up yet stays").toBe(sampleCount);

    const waited: number[] = [];
    const startedMs = performance.now();
    const progress = { isDone: false };
    const rollingUp = rollUpSamples(system, now).finally(() => {
      progress.isDone = true;
    });
    while (!progress.isDone) {
      waited.push(await poll(waited.length));
    }
    await rollingUp;
    const tookMs = performance.now() - startedMs;
    expect(waited.length).toBeGreaterThan(3);
    expect(Math.max(...waited), "no poll waits for the whole of it").toBeLessThan(tookMs / 2);

    const counted = await db.rollup.groupBy({ by: ["widthSeconds"], _count: true, _sum: { count: true } });
    expect(counted.toSorted((one, other) => one.widthSeconds - other.widthSeconds)).toEqual([
      { widthSeconds: 300, _count: metricCount * hours * 12, _sum: { count: sampleCount } },
      { widthSeconds: 3_600, _count: metricCount * hours, _sum: { count: sampleCount } },
    ]);

    await deleteOldSamples(system, new Date(now.getTime() + 72 * 3_600_000));
    expect(await db.sample.count(), "the hour that may go on").toBe((metricCount * 3_600) / intervalSeconds);
  },
);

/** 200 metrics, each with a sample every 15 seconds of two days, the last just before now. */
async function makeWeekend(): Promise<void> {
  for (const name of sources) {
    await db.source.create({
      data: {
        name,
        kind: "push",
        intervalSeconds,
        tokenHash: name,
        createdAt: now,
        metrics: {
          create: Array.from({ length: metricsOfSource }, (_, index) => ({
            name: `Metric ${index}`,
            query: "-",
            unit: "count",
          })),
        },
      },
      select: { id: true },
    });
  }
  await db.$executeRaw`
    INSERT INTO samples (metric_id, at, value)
    SELECT metrics.id, ${now}::timestamptz - make_interval(secs => step * ${intervalSeconds}::int), step % 97
    FROM metrics, generate_series(1, ${(hours * 3_600) / intervalSeconds}::int) AS step`;
}

/** A number of one source after another, again and again the same: how long its recording took. */
async function poll(turn: number): Promise<number> {
  const source = await db.source.findFirstOrThrow({
    where: { name: sources[turn % sources.length] ?? "" },
    select: { id: true, metrics: { select: { id: true }, take: 1 } },
  });
  const at = new Date(now.getTime() - intervalSeconds * 1_000);
  const samples = source.metrics.map(({ id }) => ({ metricId: id, at, value: 1 }));
  const startedMs = performance.now();
  await recordSamples(system, { sourceId: source.id, samples, failure: null }, now);

  return performance.now() - startedMs;
}
