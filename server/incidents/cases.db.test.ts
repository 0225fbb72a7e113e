import { beforeAll, beforeEach, expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { findService } from "@/server/services/queries";
import { listServiceStates } from "@/server/services/service-states";
import { at, incidentInput, makeIncident, makeService, makeSite, makeUpdate } from "@/server/testing/make";
import { openIncident } from "./open-incident";
import { findIncident, listOpenIncidents } from "./queries";

const outage = [
  { code: "MAIL", status: "major_outage" },
  { code: "CAL", status: "partial_outage" },
];

beforeAll(() => makeSite("MAIL", "CAL", "WIFI"));

beforeEach(async () => {
  for (const { code } of await listOpenIncidents(at("23:59"))) {
    const { updates } = (await findIncident(code)) ?? { updates: [] };
    await makeUpdate(code, updates.length, at("23:59"), { status: "resolved" });
  }
});

async function states(): Promise<Record<string, string>> {
  return Object.fromEntries((await listServiceStates()).map(({ code, status }) => [code, status]));
}

test("reopened with nothing else touched, it is what it was before the end", async () => {
  const code = await makeIncident({ services: outage }, at("09:00"));
  await makeUpdate(code, 1, at("10:00"), { status: "resolved" });
  expect(await states()).toMatchObject({ MAIL: "operational", CAL: "operational" });

  await makeUpdate(code, 2, at("10:05"), { status: "investigating", reopens: true });

  expect(await states()).toMatchObject({ MAIL: "major_outage", CAL: "partial_outage" });
  expect(await findIncident(code)).toMatchObject({
    impact: "critical",
    endedAt: null,
    affected: [
      { serviceCode: "MAIL", status: "major_outage" },
      { serviceCode: "CAL", status: "partial_outage" },
    ],
  });
});

test("resolved in the minute in which it began, it lasted less than that", async () => {
  const began = new Date("2006-12-12T11:40:24Z");
  const code = await makeIncident({}, began);
  await makeUpdate(code, 1, at("11:45"), { status: "resolved", happenedAt: at("11:40") });

  expect(await findIncident(code)).toMatchObject({ status: "resolved", startedAt: began, endedAt: began });
});

test("a back-dated end is believed, once it is confirmed against what was posted since", async () => {
  const code = await makeIncident({ services: outage, nextUpdateBy: at("11:31") }, at("11:00"));
  await makeUpdate(code, 1, at("11:30"), { status: "monitoring", nextUpdateBy: at("12:30") });
  const end = { status: "resolved", happenedAt: at("11:10") };

  await expect(makeUpdate(code, 2, at("11:45"), end)).rejects.toMatchObject({
    code: "conflict",
    question: "ends_before_later_updates",
    message: "It was over at 6:10 am then, although “Monitoring” of 6:30 am says otherwise.",
  });
  await makeUpdate(code, 2, at("11:45"), { ...end, confirmed: ["ends_before_later_updates"] });

  expect(await findIncident(code)).toMatchObject({ status: "resolved", endedAt: at("11:10"), nextUpdateBy: null });
  expect(await states()).toMatchObject({ MAIL: "operational", CAL: "operational" });
});

test("a service that is added back-dated is affected from then", async () => {
  await makeService("DISK");
  const code = await makeIncident({}, at("11:00"));
  await makeUpdate(code, 1, at("11:50"), {
    happenedAt: at("11:28"),
    services: [{ code: "DISK", status: "major_outage" }],
  });

  const incident = await findIncident(code);
  expect(incident?.affected[0]).toMatchObject({ serviceCode: "DISK", status: "major_outage" });
  // 22 minutes of the 41 days since it is looked after.
  expect((await findService("DISK", at("11:50")))?.uptime).toBeCloseTo(1 - 22 / (41 * 1_440 - 10), 9);
});

test("what is logged once it is over counts from its beginning to its end", async () => {
  await makeService("FILES");
  const logged = incidentInput({
    status: "resolved",
    services: [{ code: "FILES", status: "major_outage" }],
    startedAt: at("09:00"),
    happenedAt: at("14:00"),
  });
  const { code } = await openIncident(system, logged, at("20:00"));

  expect(await findIncident(code)).toMatchObject({
    status: "resolved",
    startedAt: at("09:00"),
    endedAt: at("14:00"),
    impact: "critical",
    affected: [{ status: "operational" }],
  });
  const files = await findService("FILES", at("20:00"));
  expect(files).toMatchObject({ status: "operational" });
  expect(files?.days.at(-1)).toMatchObject({ status: "major_outage", incidentCodes: [code] });
  expect(files?.uptime).toBeCloseTo(1 - 5 / (41 * 24 + 8), 9);
});

test("maintenance that is logged afterwards is of its own days", async () => {
  const window = { scheduledFor: at("02:00"), scheduledUntil: at("04:00") };
  const code = await makeIncident({ kind: "maintenance", status: "completed", ...window }, at("20:00"));

  expect(await findIncident(code)).toMatchObject({ startedAt: at("02:00"), endedAt: at("04:00"), impact: "major" });
});

test("one sentence changes nothing else, and does not reopen", async () => {
  const code = await makeIncident({ nextUpdateBy: at("09:30") }, at("09:00"));
  await makeUpdate(code, 1, at("09:10"), {
    services: [
      { code: "MAIL", status: "degraded_performance" },
      { code: "WIFI", status: "partial_outage" },
    ],
    nextUpdateBy: at("10:00"),
  });
  await makeUpdate(code, 2, at("09:11"), { status: undefined });

  expect(await findIncident(code)).toMatchObject({
    status: "identified",
    nextUpdateBy: at("10:00"),
    affected: [
      { serviceCode: "WIFI", status: "partial_outage" },
      { serviceCode: "MAIL", status: "degraded_performance" },
    ],
  });

  await makeUpdate(code, 3, at("09:20"), { status: "resolved" });
  await makeUpdate(code, 4, at("09:21"), { status: undefined });
  expect(await findIncident(code)).toMatchObject({ status: "resolved", endedAt: at("09:20") });
  await expect(makeUpdate(code, 5, at("09:22"), { status: "identified" })).rejects.toMatchObject({
    fields: { status: expect.stringContaining("It has been over since") },
  });
});

test("two who each give one service back cannot leave an open incident in which everything works", async () => {
  const code = await makeIncident({ services: outage }, at("09:00"));
  await makeUpdate(code, 1, at("09:10"), { services: [{ code: "MAIL", status: "operational" }] });
  const last = { services: [{ code: "CAL", status: "not_affected" }] };

  await expect(makeUpdate(code, 2, at("09:11"), last)).rejects.toMatchObject({
    fields: { services: expect.stringContaining("every service would be working") },
  });
  await makeUpdate(code, 2, at("09:11"), { ...last, noneAffected: true });
  expect(await findIncident(code)).toMatchObject({ status: "identified", impact: "none" });
});

test("a clock that went back does not change the order", async () => {
  const code = await makeIncident({}, at("09:00"));
  await makeUpdate(code, 1, at("10:00"), { status: "monitoring" });
  await makeUpdate(code, 2, at("09:58"), { status: "resolved" });

  expect(await findIncident(code)).toMatchObject({ status: "resolved", endedAt: at("10:00"), latest: { number: 3 } });
});

test("an entry from before the beginning moves it", async () => {
  const code = await makeIncident({}, at("09:00"));
  await makeUpdate(code, 1, at("09:10"), { status: undefined, happenedAt: at("08:30") });

  expect(await findIncident(code)).toMatchObject({ startedAt: at("08:30") });
});
