import { beforeEach, expect, test } from "vitest";
import { noWords } from "@/domain/incidents/incident-words";
import { system } from "@/domain/accounts/actor";
import { changeIncident } from "@/server/incidents/change-incident";
import { editUpdate } from "@/server/incidents/edit-update";
import { postUpdate } from "@/server/incidents/post-update";
import { findIncident } from "@/server/incidents/queries";
import { db, transaction } from "@/server/infra/db";
import {
  applyNewRule,
  countIncidents,
  findIncidentOfAlert,
  makeAlert,
  makeRule,
  makeRuleScene,
} from "@/server/testing/alerts";
import { at, makeStaff, updateInput } from "@/server/testing/make";
import { listJobs } from "@/server/testing/traces";
import { applyRule } from "./apply-rule";
import { attachAlert } from "./decide-alert";
import { recordAlerts } from "./record-alerts";
import { sayRecovered } from "./say-recovered";
import { scheduleRules } from "./schedule-rules";

let alertSourceId: string;
let code: string;

beforeEach(async () => {
  ({ alertSourceId, code } = await makeRuleScene());
});

test("when it is over and nobody has touched it, the incident is resolved with the time", async () => {
  const alertId = await makeAlert(alertSourceId);
  await applyNewRule(code, alertId);
  await end(alertId);

  await transaction((tx) => scheduleRules(tx, [alertId], at("10:51")));
  expect(await listJobs()).toContainEqual({ key: `recovered-${alertId}`, runAt: at("10:51") });
  await Promise.all([recovered(alertId), recovered(alertId)]);

  const incident = await findIncident(`${code}-1`, at("10:51"));
  expect(incident).toMatchObject({
    status: "resolved",
    endedAt: at("10:49"),
    affected: [{ status: "operational" }],
    latest: { html: '<p dir="auto">Recovered at 5:49 am, says our monitoring.</p>', happenedAt: at("10:49") },
  });
  expect(incident?.updates).toHaveLength(2);
});

test.each([
  ["posted", (editor) => postUpdate(editor, updateInput(`${code}-1`, 1, { nextUpdateBy: at("11:30") }), at("10:10"))],
  [
    "edited",
    (editor) =>
      editUpdate(
        editor,
        {
          code: `${code}-1.1`,
          body: "B",
          workaround: null,
          happenedAt: undefined,
          notifiesSubscribers: false,
          confirmed: [],
        },
        at("10:10"),
      ),
  ],
  ["changed", (editor) => changeIncident(editor, { code: `${code}-1`, ...noWords, headline: "H" }, at("10:10"))],
  [
    "attached",
    async (editor) => {
      const other = await makeAlert(alertSourceId, { state: "resolved", endsAt: at("10:08") });
      await attachAlert(editor, { id: other, incident: `${code}-1` }, at("10:10"));
    },
  ],
] satisfies [string, (editor: Awaited<ReturnType<typeof makeStaff>>) => Promise<unknown>][])(
  "what a person has %s is never resolved by a machine",
  async (_, touch) => {
    const alertId = await makeAlert(alertSourceId);
    await applyNewRule(code, alertId);
    await touch(await makeStaff("editor"));
    const before = await findIncident(`${code}-1`, at("10:11"));
    await end(alertId);

    await recovered(alertId);

    const incident = await findIncident(`${code}-1`, at("10:51"));
    expect(incident?.updates).toHaveLength((before?.updates.length ?? 0) + 1);
    expect(incident).toMatchObject({
      status: before?.status,
      nextUpdateBy: before?.nextUpdateBy,
      affected: before?.affected,
      endedAt: null,
    });
  },
);

test("while another alert of the incident fires, nothing has recovered", async () => {
  const ruleId = await makeRule({ serviceCode: code });
  const [first, second] = [await makeAlert(alertSourceId), await makeAlert(alertSourceId)];
  await applyRule(system, { alertId: first, ruleId }, at("10:05"));
  await applyRule(system, { alertId: second, ruleId }, at("10:06"));

  await end(first);
  await recovered(first);
  expect(await findIncident(`${code}-1`)).toMatchObject({ status: "investigating" });

  await end(second);
  await recovered(second);
  expect(await findIncident(`${code}-1`)).toMatchObject({ status: "resolved" });
});

test("an end that is heard late still counts as the newest update", async () => {
  const alertId = await makeAlert(alertSourceId);
  await applyNewRule(code, alertId);
  await db.alert.update({
    where: { id: alertId },
    data: { state: "resolved", endsAt: at("09:59") },
    select: { id: true },
  });

  await recovered(alertId);

  expect(await findIncident(`${code}-1`)).toMatchObject({ status: "resolved", endedAt: at("10:51") });
});

test("a rule that does not say so leaves the end to people", async () => {
  const alertId = await makeAlert(alertSourceId);
  await applyNewRule(code, alertId, { saysRecovered: false });
  await end(alertId);

  await recovered(alertId);

  expect(await findIncident(`${code}-1`)).toMatchObject({ status: "investigating", updates: [{}] });
});

test("what a person goes on with is joined when the alert fires again: once more, and no second incident", async () => {
  const ruleId = await makeRule({ serviceCode: code, labels: `job=${code}` });
  const says = (state: "firing" | "resolved", startsAt: string, endsAt: string | null) => {
    const times = { startsAt: at(startsAt), endsAt: endsAt === null ? null : at(endsAt) };
    const words = { title: "ImapDown", description: null, link: null, level: "critical" as const };
    const alert = { fingerprint: code, labels: { job: code }, state, ...words, ...times };

    return recordAlerts(system, { alertSourceId, alerts: [alert] }, times.endsAt ?? times.startsAt);
  };
  await says("firing", "10:00", null);
  const { id: alertId } = await db.alert.findFirstOrThrow({ where: { alertSourceId }, select: { id: true } });
  await applyRule(system, { alertId, ruleId }, at("10:05"));
  await postUpdate(await makeStaff("editor"), updateInput(`${code}-1`, 1), at("10:10"));
  await says("resolved", "10:00", "10:49");
  await recovered(alertId);

  await says("firing", "11:00", null);
  expect(await findIncidentOfAlert(alertId)).toBeNull();
  await Promise.all([1, 2].map(() => applyRule(system, { alertId, ruleId }, at("11:05"))));

  expect(await findIncidentOfAlert(alertId)).toBe(`${code}-1`);
  expect(await countIncidents(code)).toBe(1);
  expect(await db.occurrence.findMany({ where: { alertId }, select: { at: true } })).toEqual([{ at: at("11:00") }]);
  expect((await findIncident(`${code}-1`))?.updates).toHaveLength(3);
});

async function end(alertId: string): Promise<void> {
  await db.alert.update({
    where: { id: alertId },
    data: { state: "resolved", endsAt: at("10:49") },
    select: { id: true },
  });
}

function recovered(alertId: string): Promise<void> {
  return sayRecovered(system, { alertId }, at("10:51"));
}
