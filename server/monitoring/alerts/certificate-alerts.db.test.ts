import { expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { dismissAlertInput } from "@/domain/monitoring/alert-action-input";
import { addMetricInput, addSourceInput } from "@/domain/monitoring/source-input";
import { db } from "@/server/infra/db";
import { addMetric } from "@/server/monitoring/metrics/add-metric";
import { recordSamples } from "@/server/monitoring/metrics/record-samples";
import { addSource } from "@/server/monitoring/sources/add-source";
import { makeSite } from "@/server/testing/make";
import { dismissAlert } from "./decide-alert";
import { listOpenAlerts } from "./queries";

const dayMs = 86_400_000;
const start = new Date("2006-12-01T12:00:00Z");

test("a certificate is on the dashboard 30, 14 and 3 days ahead, each time again, until it is another", async () => {
  await makeSite("MAIL");
  const source = addSourceInput.parse({ name: "Certificates", kind: "certificate" });
  const { id: sourceId } = await addSource(system, source, start);
  const metric = {
    sourceId,
    name: "Certificate of mail",
    query: "mail.example.edu:993",
    unit: "days",
    direction: "down_is_worse",
    infoAt: 30,
    degradedAt: 14,
    criticalAt: 3,
    serviceCode: "MAIL",
  };
  await addMetric(system, addMetricInput.parse(metric), start);
  const { id: metricId } = await db.metric.findFirstOrThrow({ select: { id: true } });

  const read = async (daysLeft: number, day: number) => {
    const at = new Date(start.getTime() + day * dayMs);
    await recordSamples(system, { sourceId, samples: [{ metricId, at, value: daysLeft }], failure: null }, at);
    const { waiting } = await listOpenAlerts(system, at);
    for (const { id } of waiting) {
      await dismissAlert(system, dismissAlertInput.parse({ id }), at);
    }

    return waiting.map(({ level, title }) => `${level}: ${title}`);
  };

  expect(await read(31, 0)).toEqual([]);
  expect(await read(29.5, 1)).toEqual(["info: Certificate of mail 30 days"]);
  expect(await read(28.5, 2)).toEqual([]);
  expect(await read(13.5, 17)).toEqual(["degraded: Certificate of mail 14 days"]);
  expect(await read(2.5, 28)).toEqual(["critical: Certificate of mail 2.5 days"]);
  expect(await read(-1, 31)).toEqual([]);
  expect(await read(364, 32)).toEqual([]);
  expect(await db.alert.findMany({ select: { state: true, timesFired: true } })).toEqual([
    { state: "resolved", timesFired: 1 },
  ]);
});
