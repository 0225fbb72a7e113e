import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { db } from "@/server/infra/db";
import { watch } from "@/server/monitoring/sources/testing/scenes";
import { deleteOldRollups, deleteOldSamples } from "@/server/monitoring/delete-old";
import { recordSamples } from "./record-samples";
import { rollUpSamples } from "./roll-up";
import { listSeries } from "./series";

const now = new Date("2006-12-12T18:02:00Z");
const url = "http://127.0.0.1:9155/metrics";

beforeEach(async () => {
  await db.source.deleteMany();
});

test("up to six hours every sample is drawn, and a gap stays a gap", async () => {
  const metricId = await recorded([-1, 10, 300, 359, 361]);
  const series = await seriesOf(metricId, 6);
  expect(series?.points).toEqual(
    [359, 300, 10].map((minutes) => ({ at: before(minutes), min: minutes, mean: minutes, max: minutes })),
  );
  expect(series).toMatchObject({ stepSeconds: 15, gapSeconds: 60, from: before(6 * 60), to: now });
});

test.each([
  ["before anything is rolled up", false],
  ["after", true],
])("up to 14 days by five minutes, beyond that by hours: %s", async (_, isRolledUp) => {
  const metricId = await recorded([1, 2, 3, 62, 64]);
  if (isRolledUp) {
    await rollUpSamples(system, now);
    await rollUpSamples(system, now);
  }
  expect((await seriesOf(metricId, 24))?.points).toEqual([
    { at: new Date("2006-12-12T16:55:00Z"), min: 64, mean: 64, max: 64 },
    { at: new Date("2006-12-12T17:00:00Z"), min: 62, mean: 62, max: 62 },
    { at: new Date("2006-12-12T17:55:00Z"), min: 3, mean: 3, max: 3 },
    { at: new Date("2006-12-12T18:00:00Z"), min: 1, mean: 1.5, max: 2 },
  ]);
  expect(await seriesOf(metricId, 24)).toMatchObject({ stepSeconds: 300, gapSeconds: 300 });
  expect((await seriesOf(metricId, 15 * 24))?.points).toEqual([
    { at: new Date("2006-12-12T16:00:00Z"), min: 64, mean: 64, max: 64 },
    { at: new Date("2006-12-12T17:00:00Z"), min: 3, mean: 32.5, max: 62 },
    { at: new Date("2006-12-12T18:00:00Z"), min: 1, mean: 1.5, max: 2 },
  ]);
});

test("where the samples are gone, their rollups stand in, and never half of one", async () => {
  const metricId = await recorded([1, 2, 62, 64]);
  await rollUpSamples(system, now);
  const later = new Date(now.getTime() + 49 * 3_600_000);
  await deleteOldSamples(system, later);
  await rollUpSamples(system, later);
  const span = { from: before(120), to: now };
  const series = (await listSeries([metricId], span, later)).get(metricId);
  expect(series?.stepSeconds).toBe(300);
  expect(series?.points.map((point) => point.mean)).toEqual([64, 62, 1.5]);
});

test("a metric that has no number has no points; one that does not exist has no series", async () => {
  const { metricId } = await watch(url, now);
  const missing = "0193a0b2-0000-7000-8000-00000000dead";
  const series = await listSeries([metricId, missing], { from: before(60), to: now }, now);
  expect(series.get(metricId)?.points).toEqual([]);
  expect(series.has(missing)).toBe(false);
  expect((await listSeries([], { from: before(60), to: now }, now)).size).toBe(0);
});

test("rollups of five minutes go after 90 days, of an hour after two years; those of an incident stay", async () => {
  const metricId = await recorded([1, 2]);
  await rollUpSamples(system, now);
  const widthsAfter = async (days: number) => {
    await deleteOldRollups(system, new Date(now.getTime() + days * 86_400_000));

    return (await db.rollup.findMany({ select: { widthSeconds: true } })).map((rollup) => rollup.widthSeconds);
  };
  const service = await db.service.create({ data: { code: "MAIL", name: "Mail", position: 1 } });
  await db.metric.update({ where: { id: metricId }, data: { serviceId: service.id } });
  const incident = await db.incident.create({
    data: {
      kind: "incident",
      prefix: "MAIL",
      number: 1,
      title: "Slow",
      status: "resolved",
      impact: "minor",
      startedAt: before(60),
      endedAt: before(10),
      idempotencyKey: randomUUID(),
      affected: { create: { serviceId: service.id, status: "major_outage" } },
    },
  });
  expect(await widthsAfter(800)).toHaveLength(2);
  await db.incident.delete({ where: { id: incident.id } });
  expect(await widthsAfter(89)).toHaveLength(2);
  expect(await widthsAfter(91)).toEqual([3_600]);
  expect(await widthsAfter(731)).toEqual([]);
  await db.service.deleteMany();
});

async function recorded(minutes: readonly number[]): Promise<string> {
  const { sourceId, metricId } = await watch(url, now);
  const samples = minutes.map((minute) => ({ metricId, at: before(minute), value: minute }));
  await recordSamples(system, { sourceId, samples, failure: null }, now);

  return metricId;
}

async function seriesOf(metricId: string, hours: number) {
  return (await listSeries([metricId], { from: before(60 * hours), to: now }, now)).get(metricId);
}

function before(minutes: number): Date {
  return new Date(now.getTime() - minutes * 60_000);
}
