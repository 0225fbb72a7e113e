import { beforeEach, expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { addServiceInput } from "@/domain/services/service-input";
import { db } from "@/server/infra/db";
import { listBannerMetrics, listMetricsOfServices } from "@/server/monitoring/metrics/queries";
import { listSeries } from "@/server/monitoring/metrics/series";
import { addService } from "@/server/services/add-service";
import { listSources } from "@/server/monitoring/sources/queries";
import { setUpDemoMetrics } from "./metrics";

const now = new Date("2026-11-24T18:00:00Z");
const url = "http://127.0.0.1:9155/metrics";

beforeEach(async () => {
  await db.source.deleteMany();
  await db.service.deleteMany();
  for (const code of ["MAIL", "WEBMAIL"]) {
    await addService(system, addServiceInput.parse({ code, name: code }), now);
  }
});

test("the demo's four numbers fill the banner, with an hour of curves", async () => {
  await setUpDemoMetrics(system, { url, isQuietDay: false, loadedAt: now }, now);

  const metrics = await listBannerMetrics(now);
  expect(metrics.map((metric) => metric.name)).toEqual([
    "Inbox page opens in",
    "Connections",
    "Messages waiting",
    "Delivery takes",
  ]);
  expect(metrics[1]).toMatchObject({ unit: "count", capacity: 2_500, isStale: false, staleAfterSeconds: 60 });
  for (const metric of metrics) {
    expect(["degraded", "critical"]).toContain(metric.level);
    expect(metric.points.length).toBeGreaterThanOrEqual(59);
    expect(metric.points.length).toBeLessThanOrEqual(61);
    expect(metric.points.at(-1)).toEqual(metric.last);
  }
  const times = metrics[0]?.points.map((point) => point.at.getTime()) ?? [];
  expect(times).toEqual([...times].sort((first, second) => first - second));

  const [connections] = await listMetricsOfServices(["MAIL"], now);
  const id = String(connections?.id);
  for (const [from, to, count] of [
    // Off from 8:30 pm to 4:00 am.
    ["2006-12-12T12:00:00Z", "2006-12-13T12:00:00Z", 199],
    ["2026-11-23T18:00:00Z", "2026-11-24T18:00:00Z", 288],
    ["2026-11-17T18:00:00Z", "2026-11-24T18:00:00Z", 7 * 288],
    ["2026-08-26T18:00:00Z", "2026-11-24T18:00:00Z", 90 * 24],
  ] as const) {
    const series = (await listSeries([id], { from: new Date(from), to: new Date(to) }, now)).get(id);
    expect(Math.abs((series?.points.length ?? 0) - count), `${from}: ${series?.points.length}`).toBeLessThanOrEqual(1);
  }

  expect((await listMetricsOfServices(["WEBMAIL"], now)).map((metric) => [metric.serviceCode, metric.name])).toEqual([
    ["WEBMAIL", "Inbox page opens in"],
  ]);
  expect(await listSources(system)).toMatchObject([{ name: "Mail server", failure: null, metrics: [{}, {}, {}, {}] }]);
});

test("on a quiet day all four are well", async () => {
  await setUpDemoMetrics(system, { url, isQuietDay: true, loadedAt: now }, now);
  expect((await listBannerMetrics(now)).map((metric) => metric.level)).toEqual(["ok", "ok", "ok", "ok"]);
});

test("after another start the exporter is asked at its new address, and nothing else changes", async () => {
  await setUpDemoMetrics(system, { url, isQuietDay: false, loadedAt: now }, now);
  await db.metric.deleteMany({ where: { name: "Connections" } });
  await setUpDemoMetrics(system, { url: "http://127.0.0.1:9200/metrics", isQuietDay: false, loadedAt: now }, now);

  expect(await listSources(system)).toMatchObject([{ url: "http://127.0.0.1:9200/metrics", metrics: [{}, {}, {}] }]);
});
