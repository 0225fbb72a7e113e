import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { changeRuleInput } from "@/domain/monitoring/alert-rule-input";
import { openIncident } from "@/server/incidents/open-incident";
import { db } from "@/server/infra/db";
import { makeAlert, makeRule, makeAlertSource } from "@/server/testing/alerts";
import { at, incidentInput, makeIncident, makeSite, makeStaff, makeUpdate } from "@/server/testing/make";
import { aSentence, aSentenceWith } from "@/server/testing/sentences";
import { countTraces } from "@/server/testing/traces";
import type { StaffActor } from "@/server/accounts/users/queries";
import { attachAlert, dismissAlert } from "./decide-alert";
import { changeRule, removeRule } from "./manage-rules";
import { findAlertForEntry, listOpenAlerts } from "./queries";
import { listAlertRules } from "./rule-queries";

let editor: StaffActor;
let alertSourceId: string;

beforeAll(async () => {
  await makeSite("MAIL");
  editor = await makeStaff("editor");
  alertSourceId = await makeAlertSource();
});

test("an incident that is opened from an alert is what the alert has become", async () => {
  const alertId = await makeAlert(alertSourceId);

  const { code } = await openIncident(editor, incidentInput({ alertId }), at("10:10"));

  expect(await standing(alertId)).toMatchObject({ incident: { prefix: "MAIL" }, dismissedAt: null });
  await expect(openIncident(editor, incidentInput({ alertId }), at("10:11"))).rejects.toMatchObject({
    code: "conflict",
    message: aSentenceWith(code),
  });
});

test("of twenty who open from one alert at once, one opens and the others are refused", async () => {
  const alertId = await makeAlert(alertSourceId);
  const { incidents } = await countTraces();

  const outcomes = await Promise.allSettled(
    Array.from({ length: 20 }, () => openIncident(editor, incidentInput({ alertId }), at("10:10"))),
  );

  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await countTraces()).incidents).toBe(incidents + 1);
});

test("a double tap on the composer of an alert opens one incident and answers twice", async () => {
  const input = incidentInput({ alertId: await makeAlert(alertSourceId) });

  const both = await Promise.all([openIncident(editor, input, at("10:10")), openIncident(editor, input, at("10:10"))]);

  expect(new Set(both.map(({ code }) => code)).size).toBe(1);
});

test("opening from an alert that is gone opens nothing", async () => {
  const before = await countTraces();

  await expect(openIncident(editor, incidentInput({ alertId: randomUUID() }), at("10:10"))).rejects.toMatchObject({
    code: "not_found",
  });
  expect(await countTraces()).toEqual(before);
});

test("opening from an alert keeps the draft of another new incident", async () => {
  const alertId = await makeAlert(alertSourceId);
  const draft = (body: string) => ({ userId: editor.id, content: { alertId, body }, savedAt: at("10:00") });
  const own = await db.draft.create({ data: draft("Of this alert"), select: { id: true } });
  await db.draft.create({ data: draft("Half a word"), select: { id: true } });

  await openIncident(editor, incidentInput({ alertId, draftId: own.id }), at("10:10"));

  const left = await db.draft.findMany({ where: { userId: editor.id }, select: { content: true } });
  expect(left).toMatchObject([{ content: { body: "Half a word" } }]);
});

test("an alert is attached to an incident that is open, once", async () => {
  const [alertId, incident, other] = [await makeAlert(alertSourceId), await makeIncident(), await makeIncident()];

  await attachAlert(editor, { id: alertId, incident }, at("10:10"));

  await expect(attachAlert(editor, { id: alertId, incident: other }, at("10:11"))).rejects.toMatchObject({
    code: "conflict",
    message: aSentenceWith(incident),
  });
  expect(await standing(alertId)).toMatchObject({ incident: { number: Number(incident.split("-")[1]) } });
});

test("an alert is not attached to what is over", async () => {
  const [alertId, incident] = [await makeAlert(alertSourceId), await makeIncident()];
  await makeUpdate(incident, 1, at("10:05"), { status: "resolved" });

  await expect(attachAlert(editor, { id: alertId, incident }, at("10:10"))).rejects.toMatchObject({ code: "conflict" });
});

test("dismissed is dismissed, also the second time, and can still be opened", async () => {
  const alertId = await makeAlert(alertSourceId);

  await dismissAlert(editor, { id: alertId }, at("10:10"));
  await dismissAlert(editor, { id: alertId }, at("10:20"));
  expect(await standing(alertId)).toMatchObject({ dismissedAt: at("10:10") });

  await openIncident(editor, incidentInput({ alertId }), at("10:30"));
  expect(await standing(alertId)).toMatchObject({ dismissedAt: null });
});

function standing(id: string) {
  return db.alert.findUnique({
    where: { id },
    select: { dismissedAt: true, incident: { select: { prefix: true, number: true } } },
  });
}

test("the dashboard shows what waits, worst first, and apart from it what was decided or is over", async () => {
  await db.alert.deleteMany();
  const [mild, bad, old] = [
    await makeAlert(alertSourceId, { level: "info", startsAt: at("08:00") }),
    await makeAlert(alertSourceId, { startsAt: at("09:30") }),
    await makeAlert(alertSourceId, { startsAt: at("09:00") }),
  ];
  const dismissed = await makeAlert(alertSourceId, { dismissedAt: at("10:00") });
  const incident = await makeIncident();
  const attached = await makeAlert(alertSourceId);
  await attachAlert(editor, { id: attached, incident }, at("10:10"));
  const over = await makeAlert(alertSourceId, { state: "resolved", endsAt: at("09:50") });
  await makeAlert(alertSourceId, { state: "resolved", endsAt: new Date("2006-12-10T09:00:00Z") });

  const alerts = await listOpenAlerts(system, at("10:20"));

  expect(alerts.waiting.map(({ id }) => id)).toEqual([old, bad, mild]);
  expect(alerts.waitingCount).toBe(3);
  expect(alerts.decided.map(({ id, incidentCode, isDismissed }) => ({ id, incidentCode, isDismissed }))).toEqual([
    { id: dismissed, incidentCode: null, isDismissed: true },
    { id: attached, incidentCode: incident, isDismissed: false },
  ]);
  expect(alerts.ended.map(({ id }) => id)).toEqual([over]);
});

test("a composer begins with the words of the rule that acted on this episode, and on no earlier one", async () => {
  const { id: serviceId } = await db.service.findUniqueOrThrow({ where: { code: "MAIL" }, select: { id: true } });
  const ruleId = await makeRule();
  const drafted = { ruleId, serviceId, ruleAppliedAt: at("10:05") };
  const now = await makeAlert(alertSourceId, drafted);
  const again = await makeAlert(alertSourceId, { ...drafted, startsAt: at("10:30") });

  expect(await findAlertForEntry(system, now)).toMatchObject({
    serviceName: "Service MAIL",
    incidentCode: null,
    draft: { title: "Mail cannot be read", serviceCode: "MAIL", serviceStatus: "partial_outage" },
  });
  expect(await findAlertForEntry(system, again)).toMatchObject({ draft: null });
  expect(await findAlertForEntry(system, randomUUID())).toBeNull();
});

test("a rule is added, changed and removed; two have no name in common", async () => {
  const admin = await makeStaff("admin");
  const id = await makeRule({ name: "First", alertSourceId });
  const [rule] = (await listAlertRules(admin)).filter((each) => each.id === id);
  expect(rule).toMatchObject({ alertSourceId, labels: { job: "imap" }, serviceCode: "MAIL", isOn: true });

  await expect(makeRule({ name: "First" })).rejects.toMatchObject({ code: "invalid", fields: { name: aSentence } });
  await expect(makeRule({ serviceCode: "NOSUCH" })).rejects.toMatchObject({ fields: { serviceCode: aSentence } });
  await expect(makeRule({ alertSourceId: randomUUID() })).rejects.toMatchObject({
    fields: { alertSourceId: aSentence },
  });

  await removeRule(admin, { id }, at("10:00"));
  await removeRule(admin, { id }, at("10:00"));
  const again = changeRuleInput.parse({ ...rule, labels: "job=imap" });
  await expect(changeRule(admin, again, at("10:00"))).rejects.toMatchObject({ code: "not_found" });
});
