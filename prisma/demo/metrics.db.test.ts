import { beforeEach, expect, test } from "vitest";
import { system } from "@/domain/actor";
import { addServiceInput } from "@/domain/service-input";
import { db } from "@/server/infra/db";
import { listBannerMetrics, listMetricsOfServices } from "@/server/metrics/queries";
import { addService } from "@/server/services/add-service";
import { listSources } from "@/server/sources/queries";
import { setUpDemoMetrics } from "./metrics";

const now = new Date("2006-12-12T18:00:00Z");
const url = "http://127.0.0.1:9155/metrics";

beforeEach(async () => {
  await db.source.deleteMany();
  await db.service.deleteMany();
  for (const code of ["MAIL", "WEBMAIL"]) {
    await addService(system, addServiceInput.parse({ code, name: code }), now);
  }
});

test("the demo's four numbers fill the banner, with an hour of curves", async () => {
  await setUpDemoMetrics(system, { url, isQuietDay: false }, now);

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

  expect((await listMetricsOfServices(["WEBMAIL"], now)).map((metric) => [metric.serviceCode, metric.name])).toEqual([
    ["WEBMAIL", "Inbox page opens in"],
  ]);
  expect(await listSources()).toMatchObject([{ name: "Mail server", failure: null, metrics: [{}, {}, {}, {}] }]);
});

test("on a quiet day all four are well", async () => {
  await setUpDemoMetrics(system, { url, isQuietDay: true }, now);
  expect((await listBannerMetrics(now)).map((metric) => metric.level)).toEqual(["ok", "ok", "ok", "ok"]);
});

test("after another start the exporter is asked at its new address, and nothing else changes", async () => {
  await setUpDemoMetrics(system, { url, isQuietDay: false }, now);
  await db.metric.deleteMany({ where: { name: "Connections" } });
  await setUpDemoMetrics(system, { url: "http://127.0.0.1:9200/metrics", isQuietDay: false }, now);

  expect(await listSources()).toMatchObject([{ url: "http://127.0.0.1:9200/metrics", metrics: [{}, {}, {}] }]);
});
