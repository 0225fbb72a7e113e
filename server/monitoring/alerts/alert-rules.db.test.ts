import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { openIncident } from "@/server/incidents/open-incident";
import { findIncident } from "@/server/incidents/queries";
import { withdrawIncident } from "@/server/incidents/withdraw-incident";
import { db, transaction } from "@/server/infra/db";
import {
  applyNewRule,
  countIncidents,
  findIncidentOfAlert,
  makeAlert,
  makeRule,
  makeRuleScene,
} from "@/server/testing/alerts";
import { at, incidentInput, makeIncident, makeService, makeStaff, makeUpdate } from "@/server/testing/make";
import { listJobs } from "@/server/testing/traces";
import { applyRule } from "./apply-rule";
import { listOpenAlerts } from "./queries";
import { scheduleRules } from "./schedule-rules";

let alertSourceId: string;
let code: string;

beforeEach(async () => {
  ({ alertSourceId, code } = await makeRuleScene());
});

test("whoever records an alert schedules the rules that mean it, for when it has held", async () => {
  const labels = { job: randomUUID() };
  const rule = { serviceCode: code, labels: `job=${labels.job}` };
  const ruleId = await makeRule(rule);
  await makeRule({ ...rule, isOn: false });
  await makeRule({ ...rule, labels: "job=smtp" });
  const alertId = await makeAlert(alertSourceId, { labels });
  const late = await makeAlert(alertSourceId, { labels, startsAt: at("09:00") });

  await transaction((tx) => scheduleRules(tx, [alertId, late], at("10:01")));
  await transaction((tx) => scheduleRules(tx, [alertId], at("10:01")));

  expect((await listJobs()).filter(({ key }) => key?.startsWith(`rule-${ruleId}`))).toEqual([
    { key: `rule-${ruleId}-${late}`, runAt: at("10:01") },
    { key: `rule-${ruleId}-${alertId}`, runAt: at("10:05") },
  ]);
});

test("a rule publishes its own words, as Allclear, and none of the sender’s", async () => {
  const alertId = await makeAlert(alertSourceId, { title: "secret.internal", description: "10.0.0.7" });

  await applyNewRule(code, alertId);

  const incident = await findIncident(`${code}-1`, at("10:05"));
  expect(incident).toMatchObject({
    status: "investigating",
    title: "Mail cannot be read",
    startedAt: at("10:00"),
    nextUpdateBy: null,
    affected: [{ serviceCode: code, status: "partial_outage" }],
  });
  expect(incident?.latest?.html).toBe('<p dir="auto">We are <em>looking</em> into it.</p>');
  expect(JSON.stringify(incident)).not.toMatch(/secret|10\.0\.0\.7/);
  expect(await findIncidentOfAlert(alertId)).toBe(`${code}-1`);
});

test("one alert, the job twice and at once: one incident", async () => {
  const alertId = await makeAlert(alertSourceId);
  const ruleId = await makeRule({ serviceCode: code });
  const once = () => applyRule(system, { alertId, ruleId }, at("10:05"));

  await Promise.all([once(), once(), once()]);
  await once();

  expect(await countIncidents(code)).toBe(1);
});

test("a person and a rule at once: one incident, whoever was first", async () => {
  const editor = await makeStaff("editor");
  const base = code;
  for (let round = 0; round < 8; round += 1) {
    code = `${base}${String.fromCharCode(65 + round)}`;
    await makeService(code);
    const alertId = await makeAlert(alertSourceId);
    const ruleId = await makeRule({ serviceCode: code });
    const input = incidentInput({ alertId, services: [{ code, status: "major_outage" }] });

    await Promise.allSettled([
      openIncident(editor, input, at("10:05")),
      applyRule(system, { alertId, ruleId }, at("10:05")),
    ]);

    expect(await countIncidents(code)).toBe(1);
    expect(await findIncidentOfAlert(alertId)).toBe(`${code}-1`);
  }
});

test("twenty alerts of one rule at once: one incident, and nineteen times more", async () => {
  const ruleId = await makeRule({ serviceCode: code });
  const alerts = await Promise.all(Array.from({ length: 20 }, () => makeAlert(alertSourceId)));

  await Promise.all(alerts.map((alertId) => applyRule(system, { alertId, ruleId }, at("10:05"))));

  expect(await countIncidents(code)).toBe(1);
  expect(new Set(await Promise.all(alerts.map(findIncidentOfAlert)))).toEqual(new Set([`${code}-1`]));
  const occurrences = await db.occurrence.findMany({ where: { alertId: { in: alerts } }, select: { text: true } });
  expect(occurrences).toEqual(Array.from({ length: 19 }, () => ({ text: "Mail cannot be read" })));
});

test("two rules about one service at once: one incident, and a draft", async () => {
  const rules = [await makeRule({ serviceCode: code }), await makeRule({ serviceCode: code })];
  const alerts = [await makeAlert(alertSourceId), await makeAlert(alertSourceId)];

  await Promise.all(
    alerts.map((alertId, index) => applyRule(system, { alertId, ruleId: rules[index] ?? "" }, at("10:05"))),
  );

  expect(await countIncidents(code)).toBe(1);
  expect((await Promise.all(alerts.map(findIncidentOfAlert))).filter((incident) => incident === null)).toHaveLength(1);
  expect(await db.alert.count({ where: { id: { in: alerts }, ruleAppliedAt: at("10:05") } })).toBe(2);
});

test("beside an incident that people opened, a rule leaves a draft", async () => {
  await makeIncident({ services: [{ code, status: "major_outage" }] });
  const alertId = await makeAlert(alertSourceId);

  const ruleId = await applyNewRule(code, alertId);

  expect(await countIncidents(code)).toBe(1);
  expect(await db.alert.findUnique({ where: { id: alertId }, select: drafted })).toEqual({
    ruleId,
    ruleAppliedAt: at("10:05"),
    incidentId: null,
  });
});

test("of an alert of a service under maintenance nothing comes before that ends, and it says why", async () => {
  const maintenance = { kind: "maintenance", scheduledFor: at("09:50"), scheduledUntil: at("10:30") };
  const services = [{ code, status: "under_maintenance" }];
  const planned = await makeIncident({ ...maintenance, status: "scheduled", services });
  const service = await db.service.findUniqueOrThrow({ where: { code }, select: { id: true } });
  const alertId = await makeAlert(alertSourceId, { serviceId: service.id });
  const ruleId = await makeRule({ serviceCode: code });
  const shown = async (now: Date) => (await listOpenAlerts(system, now)).waiting.find(({ id }) => id === alertId);

  await applyRule(system, { alertId, ruleId }, at("10:05"));
  expect(await db.incident.count({ where: { prefix: code, kind: "incident" } })).toBe(0);
  expect(await shown(at("10:05"))).toMatchObject({ maintenanceCode: planned, ruleName: null });
  expect((await listJobs()).filter(({ key }) => key === `rule-${ruleId}-${alertId}`)).toEqual([
    { key: `rule-${ruleId}-${alertId}`, runAt: at("10:06") },
  ]);

  await makeUpdate(planned, 1, at("10:20"), { status: "completed" });
  await applyRule(system, { alertId, ruleId }, at("10:21"));
  expect(await db.incident.count({ where: { prefix: code, kind: "incident" } })).toBe(1);
  expect(await findIncidentOfAlert(alertId)).toBe(`${code}-2`);
});

test("a maintenance that has not begun, or of another service, keeps nothing back", async () => {
  const window = { scheduledFor: at("12:00"), scheduledUntil: at("13:00") };
  await makeIncident({
    kind: "maintenance",
    status: "scheduled",
    services: [{ code, status: "under_maintenance" }],
    ...window,
  });
  const alertId = await makeAlert(alertSourceId);

  await applyNewRule(code, alertId);

  expect(await findIncidentOfAlert(alertId)).toBe(`${code}-2`);
});

test("a maintenance that was withdrawn keeps nothing back, and is named on no alert", async () => {
  const maintenance = { kind: "maintenance", scheduledFor: at("09:50"), scheduledUntil: at("10:30") };
  const services = [{ code, status: "under_maintenance" }];
  const planned = await makeIncident({ ...maintenance, status: "scheduled", services });
  const withdrawal = {
    code: planned,
    reason: "Another day.",
    right: null,
    notifiesSubscribers: false,
    idempotencyKey: randomUUID(),
  };
  await withdrawIncident(system, withdrawal, at("10:00"));
  const service = await db.service.findUniqueOrThrow({ where: { code }, select: { id: true } });
  const alertId = await makeAlert(alertSourceId, { serviceId: service.id });

  const { waiting } = await listOpenAlerts(system, at("10:05"));
  expect(waiting.find(({ id }) => id === alertId)).toMatchObject({ maintenanceCode: null });
  await applyNewRule(code, alertId);
  expect(await findIncidentOfAlert(alertId)).toBe(`${code}-2`);
});

test.each([
  ["dismissed", { dismissedAt: at("10:02") }],
  ["over", { state: "resolved", endsAt: at("10:02") }],
  ["begun again", { startsAt: at("10:03") }],
  ["milder by now", { level: "info" }],
] as const)("of an alert that is %s nothing comes", async (_, change) => {
  const alertId = await makeAlert(alertSourceId, change);

  await applyNewRule(code, alertId);

  expect(await countIncidents(code)).toBe(0);
  expect(await db.alert.findUnique({ where: { id: alertId }, select: drafted })).toMatchObject({ ruleAppliedAt: null });
});

const drafted = { ruleId: true, ruleAppliedAt: true, incidentId: true } as const;
