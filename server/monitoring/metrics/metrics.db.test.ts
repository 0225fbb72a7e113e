import { beforeEach, expect, test } from "vitest";
import { system, type Actor } from "@/domain/accounts/actor";
import { addServiceInput } from "@/domain/services/service-input";
import { addMetricInput, addSourceInput, changeMetricInput } from "@/domain/monitoring/source-input";
import { db } from "@/server/infra/db";
import { addService } from "@/server/services/add-service";
import { addSource } from "@/server/monitoring/sources/add-source";
import { watch } from "@/server/monitoring/sources/testing/scenes";
import { addMetric } from "./add-metric";
import { changeMetric, removeMetric } from "./change-metric";
import { deleteOldSamples } from "@/server/monitoring/delete-old";
import { listBannerMetrics } from "./queries";
import { recordSamples } from "./record-samples";
import { rollUpSamples } from "./roll-up";

const now = new Date("2006-12-12T18:00:00Z");
const url = "http://127.0.0.1:9155/metrics";
const editor: Actor = {
  kind: "staff",
  id: "0193a0b2-0000-7000-8000-000000000001",
  name: "Ed",
  role: "editor",
};

beforeEach(async () => {
  await db.source.deleteMany();
  await db.service.deleteMany();
  await addService(system, addServiceInput.parse({ code: "MAIL", name: "Mail" }), now);
});

test("a gap stays a gap, and a number of the future is not read yet", async () => {
  const { sourceId, metricId } = await watch(url, now);
  const samples = [50, 49, 10, -1].map((minutes) => ({ metricId, at: minutesBefore(minutes), value: minutes }));
  await recordSamples(system, { sourceId, samples, failure: null }, now);
  const [metric] = await listBannerMetrics(now);
  expect(metric?.points.map((point) => point.value)).toEqual([50, 49, 10]);
  expect(metric).toMatchObject({ last: { value: 10 }, isStale: true, level: "unknown" });
});

test("recording twice changes nothing; a repeated time takes the later value; a removed metric is left out", async () => {
  const { sourceId, metricId } = await watch(url, now);
  const gone = { metricId: "0193a0b2-0000-7000-8000-00000000dead", at: now, value: 1 };
  const sample = { metricId, at: now, value: 3 };
  await recordSamples(system, { sourceId, samples: [sample, sample, gone], failure: null }, now);
  await recordSamples(system, { sourceId, samples: [{ ...sample, value: 4 }], failure: null }, now);
  expect(await db.sample.findMany({ select: { metricId: true, value: true } })).toEqual([{ metricId, value: 4 }]);
});

test("samples go after 48 hours, the last of a metric stays", async () => {
  const first = await watch(url, now);
  const second = await watch(url, now);
  const hours = [72, 50, 47].map((hour) => ({ metricId: first.metricId, at: minutesBefore(60 * hour), value: hour }));
  const old = [90, 80].map((hour) => ({ metricId: second.metricId, at: minutesBefore(60 * hour), value: hour }));
  await recordSamples(system, { sourceId: first.sourceId, samples: hours, failure: null }, now);
  await recordSamples(system, { sourceId: second.sourceId, samples: old, failure: null }, now);
  await deleteOldSamples(system, now);
  expect(await db.sample.count(), "nothing goes before it is rolled up").toBe(5);
  await rollUpSamples(system, now);
  await deleteOldSamples(system, now);
  await deleteOldSamples(system, now);
  expect(
    (await db.sample.findMany({ select: { value: true }, orderBy: { value: "asc" } })).map((s) => s.value),
  ).toEqual([47, 80]);
});

test("another query drops the numbers of the old one, another name keeps them", async () => {
  const { sourceId, metricId } = await watch(url, now);
  await recordSamples(system, { sourceId, samples: [{ metricId, at: now, value: 3 }], failure: null }, now);
  const changed = {
    id: metricId,
    name: "Waiting",
    query: "queue",
    unit: "messages",
    serviceCode: "mail",
    bannerPosition: 2,
  };
  await changeMetric(system, changeMetricInput.parse(changed), now);
  expect(await listBannerMetrics(now)).toMatchObject([{ name: "Waiting", last: { value: 3 }, level: "ok" }]);
  await changeMetric(system, changeMetricInput.parse({ ...changed, query: "other_queue" }), now);
  expect(await listBannerMetrics(now)).toMatchObject([{ last: null, level: "unknown", isStale: true }]);
  await removeMetric(system, { id: metricId }, now);
  expect(await listBannerMetrics(now)).toEqual([]);
  await expect(removeMetric(system, { id: metricId }, now)).rejects.toMatchObject({ code: "not_found" });
});

test("what cannot be is refused with a sentence at its field", async () => {
  const source = await addSource(system, addSourceInput.parse({ name: "A", kind: "exposition", url }), now);
  await expect(
    addSource(system, addSourceInput.parse({ name: "A", kind: "prometheus", url }), now),
  ).rejects.toMatchObject({ code: "invalid", fields: { name: /another source/ } });
  const metric = { sourceId: source.id, name: "B", query: "b", unit: "count" };
  await expect(addMetric(system, addMetricInput.parse({ ...metric, query: "rate(b[5m])" }), now)).rejects.toMatchObject(
    { code: "invalid", fields: { query: /name\{label/ } },
  );
  await expect(addMetric(system, addMetricInput.parse({ ...metric, query: "" }), now)).rejects.toMatchObject({
    code: "invalid",
    fields: { query: /missing/ },
  });
  await expect(addMetric(system, addMetricInput.parse({ ...metric, serviceCode: "NONE" }), now)).rejects.toMatchObject({
    code: "invalid",
    fields: { serviceCode: /no service NONE/ },
  });
  expect(await db.metric.count()).toBe(0);
});

test("a threshold holds before it shows, and a notice is for staff alone", async () => {
  const { sourceId, metricId } = await watch(url, now);
  const held = { ...limits(metricId), infoAt: 100, degradedForSeconds: 30, criticalClearSeconds: 30 };
  await changeMetric(system, changeMetricInput.parse(held), now);
  const levelAfter = async (value: number, second: number): Promise<string | undefined> => {
    const at = new Date(now.getTime() + second * 1_000);
    await recordSamples(system, { sourceId, samples: [{ metricId, at, value }], failure: null }, at);

    return (await listBannerMetrics(at))[0]?.level;
  };
  const alerts = () => db.alert.findMany({ select: { state: true, level: true, title: true, timesFired: true } });
  expect(await levelAfter(200, 0)).toBe("ok");
  expect(await alerts()).toMatchObject([{ state: "firing", level: "info", title: "Messages waiting 200" }]);
  expect(await levelAfter(6_000, 15)).toBe("ok");
  expect(await levelAfter(6_000, 45)).toBe("degraded");
  expect(await levelAfter(50_000, 60)).toBe("critical");
  expect(await alerts()).toMatchObject([{ state: "firing", level: "critical", title: "Messages waiting 50,000" }]);
  expect(await levelAfter(0, 75)).toBe("critical");
  expect(await levelAfter(0, 105)).toBe("ok");
  expect(await alerts()).toMatchObject([{ state: "resolved", timesFired: 1 }]);
});

test("other thresholds start over with the last number, another name does not", async () => {
  const { sourceId, metricId } = await watch(url, now);
  await recordSamples(system, { sourceId, samples: [{ metricId, at: now, value: 6_000 }], failure: null }, now);
  const levelWith = async (change: object, at = now): Promise<string | undefined> => {
    await changeMetric(system, changeMetricInput.parse({ ...limits(metricId), ...change }), at);

    return (await listBannerMetrics(now))[0]?.level;
  };
  expect(await levelWith({ name: "Waiting" })).toBe("degraded");
  expect(await levelWith({ criticalAt: 5_500 })).toBe("critical");
  expect(await levelWith({ criticalAt: 5_500, criticalForSeconds: 60 })).toBe("degraded");
  expect(await db.alert.findMany({ select: { state: true, level: true } })).toEqual([
    { state: "firing", level: "degraded" },
  ]);
  expect(await levelWith({ degradedAt: "", criticalAt: "" })).toBe("ok");
  expect(await db.alert.findMany({ select: { state: true } })).toEqual([{ state: "resolved" }]);
  expect(await levelWith({}, new Date(now.getTime() + 3_600_000))).toBe("ok");
});

test("sources are for admins", async () => {
  const { sourceId, metricId } = await watch(url, now);
  const metric = addMetricInput.parse({ sourceId, name: "B", query: "b", unit: "count" });
  const forbidden = { code: "forbidden" };
  await expect(addMetric(editor, metric, now)).rejects.toMatchObject(forbidden);
  await expect(changeMetric(editor, { ...metric, id: metricId }, now)).rejects.toMatchObject(forbidden);
  await expect(removeMetric(editor, { id: metricId }, now)).rejects.toMatchObject(forbidden);
  await expect(recordSamples(editor, { sourceId, samples: [], failure: null }, now)).rejects.toMatchObject(forbidden);
  await expect(deleteOldSamples(editor, now)).rejects.toMatchObject(forbidden);
});

function limits(metricId: string) {
  const kept = { id: metricId, name: "Messages waiting", query: "queue", unit: "messages", bannerPosition: 1 };

  return { ...kept, degradedAt: 5_000, criticalAt: 40_000 };
}

function minutesBefore(minutes: number): Date {
  return new Date(now.getTime() - minutes * 60_000);
}
