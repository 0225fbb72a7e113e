import { beforeAll, beforeEach, expect, test } from "vitest";
import { type Actor, system } from "@/domain/accounts/actor";
import type { IncomingAlert } from "@/domain/monitoring/alerts";
import { addSourceInput, addMetricInput } from "@/domain/monitoring/source-input";
import { db, transaction } from "@/server/infra/db";
import { addMetric } from "@/server/monitoring/metrics/add-metric";
import { addSource } from "@/server/monitoring/sources/add-source";
import { at, makeIncident, makeService, makeSite } from "@/server/testing/make";
import { addAlertSource } from "./manage-alert-sources";
import { deleteOldAlerts } from "@/server/monitoring/delete-old";
import { noteLevelChanges } from "./raise-threshold-alerts";
import { recordAlerts } from "./record-alerts";

let alertSourceId: string;

beforeAll(async () => {
  await makeSite("MAIL");
  await makeService("WIFI", "Wi-Fi on campus");
  ({ id: alertSourceId } = await addAlertSource(system, { name: "Alertmanager", kind: "alertmanager" }, at("09:00")));
});

beforeEach(async () => {
  await db.alert.deleteMany({});
});

test("an alert is recorded once, ends, and begins again", async () => {
  await record([firing("f", "10:00")], "10:01");
  await record([firing("f", "10:00"), firing("f", "10:00")], "10:05");
  expect(await only("f")).toMatchObject({
    state: "firing",
    timesFired: 1,
    startsAt: at("10:00"),
    receivedAt: at("10:01"),
  });

  await record([over("f", "10:00", "10:30")], "10:31");
  await record([firing("f", "10:00")], "10:32");
  expect(await only("f")).toMatchObject({ state: "resolved", endsAt: at("10:30"), timesFired: 1 });

  await record([firing("f", "11:00")], "11:01");
  expect(await only("f")).toMatchObject({ state: "firing", endsAt: null, startsAt: at("11:00"), timesFired: 2 });
});

test("what staff and rules made of an episode does not hold for the next", async () => {
  await makeIncident({}, at("10:02"));
  const incident = await db.incident.findFirstOrThrow({ select: { id: true } });
  await record([firing("f", "10:00")], "10:01");
  const decided = { incidentId: incident.id, dismissedAt: at("10:05"), ruleAppliedAt: at("10:04") };
  await db.alert.updateMany({ data: decided });

  await record([over("f", "10:00", "10:30")], "10:31");
  expect(await only("f")).toMatchObject(decided);
  await record([firing("f", "11:00")], "11:01");
  expect(await only("f")).toMatchObject({ incidentId: null, dismissedAt: null, ruleAppliedAt: null });
});

test("what was dismissed is back once it is worse, and stays with its incident", async () => {
  await record([firing("f", "10:00")], "10:01");
  await db.alert.updateMany({ data: { dismissedAt: at("10:05") } });

  await record([{ ...firing("f", "10:00"), title: "Other words" }], "10:06");
  expect(await only("f")).toMatchObject({ title: "Other words", dismissedAt: at("10:05") });
  await record([{ ...firing("f", "10:00"), level: "critical" }], "10:07");
  expect(await only("f")).toMatchObject({ level: "critical", dismissedAt: null, timesFired: 1 });
});

test.each([
  ["MAIL", "MAIL"],
  ["mail", "MAIL"],
  ["wi-fi ON campus", "WIFI"],
  ["Nothing of ours", null],
  [undefined, null],
])("the label %s speaks for %s", async (service, code) => {
  await record([{ ...firing("f", "10:00"), labels: service === undefined ? {} : { service } }], "10:01");

  const row = await db.alert.findFirstOrThrow({ select: { service: { select: { code: true } } } });
  expect(row.service?.code ?? null).toBe(code);
});

test("all of a delivery is recorded, or nothing", async () => {
  const bad = { ...firing("bad", "10:00"), title: "\u0000" };

  await expect(record([firing("f", "10:00"), bad], "10:01")).rejects.toThrow();
  expect(await db.alert.count()).toBe(0);
});

test("deliveries that come together count every alert once", async () => {
  const many = Array.from({ length: 20 }, (_, index) => firing(`f${index}`, "10:00"));
  await Promise.all(
    Array.from({ length: 8 }, (_, index) => record(index % 2 === 0 ? many : [...many].reverse(), "10:01")),
  );

  expect(await db.alert.count()).toBe(20);
  expect(await db.alert.count({ where: { timesFired: 1 } })).toBe(20);
  const { lastSeenAt } = await db.alertSource.findUniqueOrThrow({
    where: { id: alertSourceId },
    select: { lastSeenAt: true },
  });
  expect(lastSeenAt).toEqual(at("10:01"));
});

test("a program records for itself alone", async () => {
  const other: Actor = { kind: "program", id: crypto.randomUUID(), name: "Another" };

  await expect(recordAlerts(other, { alertSourceId, alerts: [] }, at("10:01"))).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(recordAlerts(other, { alertSourceId: other.id, alerts: [] }, at("10:01"))).rejects.toMatchObject({
    code: "not_found",
  });
});

test("a threshold raises an alert, words it again, and ends it", async () => {
  const metricId = await makeMetric();
  const note = (level: "ok" | "info" | "degraded" | "critical", value: number, time: string) =>
    transaction((tx) => noteLevelChanges(tx, [{ metricId, level, value, at: at(time) }]));

  await note("ok", 100, "10:00");
  expect(await db.alert.count()).toBe(0);
  await note("degraded", 2_340, "10:01");
  const raised = { title: "Connections 2,340 of 2,500", level: "degraded", startsAt: at("10:01"), timesFired: 1 };
  expect(await only("threshold")).toMatchObject({
    ...raised,
    metricId,
    alertSourceId: null,
    labels: { metric: "Connections" },
  });

  await db.alert.updateMany({ data: { dismissedAt: at("10:02") } });
  await note("critical", 2_490, "10:03");
  const worse = { title: "Connections 2,490 of 2,500", level: "critical", startsAt: at("10:01"), dismissedAt: null };
  expect(await only("threshold")).toMatchObject(worse);
  await note("degraded", 2_300, "10:05");
  expect(await only("threshold")).toMatchObject({ level: "degraded", startsAt: at("10:01") });
  await note("ok", 90, "10:07");
  expect(await only("threshold")).toMatchObject({ state: "resolved", endsAt: at("10:07"), level: "degraded" });
  await note("ok", 80, "10:08");
  expect(await only("threshold")).toMatchObject({ endsAt: at("10:07") });
  await note("info", 2_000, "10:10");
  expect(await only("threshold")).toMatchObject({ state: "firing", level: "info", timesFired: 2 });
});

test("what was over 30 days ago is deleted, unless an incident came of it", async () => {
  await makeIncident({}, at("10:02"));
  const incident = await db.incident.findFirstOrThrow({ select: { id: true } });
  await record([over("old", "10:00", "10:30"), over("linked", "10:00", "10:30")], "10:31");
  await record([over("new", "10:00", "10:31"), firing("firing", "10:00")], "10:32");
  await db.alert.updateMany({ where: { fingerprint: "linked" }, data: { incidentId: incident.id } });

  await deleteOldAlerts(system, new Date(at("10:31").getTime() + 30 * 86_400_000));
  const left = await db.alert.findMany({ select: { fingerprint: true }, orderBy: { fingerprint: "asc" } });
  expect(left.map(({ fingerprint }) => fingerprint)).toEqual(["firing", "linked", "new"]);
});

function record(alerts: readonly IncomingAlert[], time: string): Promise<void> {
  return recordAlerts(
    { kind: "program", id: alertSourceId, name: "Alertmanager" },
    { alertSourceId, alerts },
    at(time),
  );
}

function only(fingerprint: string) {
  return db.alert.findFirstOrThrow({ where: { fingerprint }, omit: { id: true } });
}

function firing(fingerprint: string, startsAt: string): IncomingAlert {
  const words = { title: "T", description: null, labels: { service: "MAIL" }, link: null };

  return { fingerprint, state: "firing", level: "degraded", ...words, startsAt: at(startsAt), endsAt: null };
}

function over(fingerprint: string, startsAt: string, endsAt: string): IncomingAlert {
  return { ...firing(fingerprint, startsAt), state: "resolved", endsAt: at(endsAt) };
}

async function makeMetric(): Promise<string> {
  const source = { name: "Exporter", kind: "exposition", url: "http://127.0.0.1:9/metrics" };
  const { id: sourceId } = await addSource(system, addSourceInput.parse(source), at("09:00"));
  const metric = { sourceId, name: "Connections", query: "c", unit: "count", capacity: 2_500, serviceCode: "MAIL" };
  await addMetric(system, addMetricInput.parse(metric), at("09:00"));
  const { id } = await db.metric.findFirstOrThrow({ select: { id: true } });

  return id;
}
