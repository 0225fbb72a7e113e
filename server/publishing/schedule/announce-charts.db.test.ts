import { beforeEach, expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { addMetricInput, addSourceInput } from "@/domain/monitoring/source-input";
import { db } from "@/server/infra/db";
import { postUpdate } from "@/server/incidents/post-update";
import { addMetric } from "@/server/monitoring/metrics/add-metric";
import { recordSamples } from "@/server/monitoring/metrics/record-samples";
import { addSource } from "@/server/monitoring/sources/add-source";
import { at, begin, makeIncident, makeSite, updateInput } from "@/server/testing/make";
import { announceCharts } from "./announce-charts";

let sourceId = "";
let metricId = "";

beforeEach(async () => {
  await db.incident.deleteMany();
  await db.source.deleteMany();
  await db.service.deleteMany();
  await db.site.deleteMany();
  await makeSite("MAIL", "WEB");
  const source = { name: "Mail server", kind: "exposition", url: "http://127.0.0.1:1/metrics" };
  sourceId = (await addSource(system, addSourceInput.parse(source), begin)).id;
  const metric = { sourceId, name: "Connections", query: "connections", unit: "count", serviceCode: "MAIL" };
  metricId = (await addMetric(system, addMetricInput.parse(metric), begin)).id;
});

async function numberAt(time: string): Promise<void> {
  await recordSamples(system, { sourceId, samples: [{ metricId, at: at(time), value: 900 }], failure: null }, at(time));
}

async function announcedAt(time: string): Promise<unknown[]> {
  await db.publicationEvent.deleteMany();
  await announceCharts(at(time));

  return (await db.publicationEvent.findMany({ select: { event: true } })).map(({ event }) => event);
}

test("the charts of services with new numbers are due, and of their open incidents", async () => {
  const code = await makeIncident({}, at("09:00"));
  await makeIncident({ services: [{ code: "WEB", status: "partial_outage" }] }, at("09:00"));
  await numberAt("10:00");

  expect(await announcedAt("10:04")).toEqual([{ kind: "charts_due", incidentCodes: [code], serviceCodes: ["MAIL"] }]);
});

test("nothing is due where no number came", async () => {
  await makeIncident({}, at("09:00"));
  await numberAt("10:00");

  expect(await announcedAt("10:11")).toEqual([]);
});

test.each([
  ["10:20", true],
  ["10:36", true],
  ["10:46", false],
])("what ended at 10:00 after an hour is drawn until half past: at %s (%s)", async (time, isDue) => {
  const code = await makeIncident({}, at("09:00"));
  await postUpdate(system, updateInput(code, 1, { status: "resolved" }), at("10:00"));
  await numberAt(time);

  expect(await announcedAt(time)).toMatchObject([{ incidentCodes: isDue ? [code] : [] }]);
});

test("a notice and a maintenance to come have no charts", async () => {
  const services = [{ code: "MAIL", status: "under_maintenance" }];
  const window = { scheduledFor: at("12:00"), scheduledUntil: at("13:00") };
  await makeIncident({ kind: "maintenance", status: "scheduled", services, ...window }, at("09:00"));
  await makeIncident({ kind: "notice", status: "posted", services: [] }, at("09:00"));
  await numberAt("10:00");

  expect(await announcedAt("10:01")).toMatchObject([{ incidentCodes: [] }]);
});
