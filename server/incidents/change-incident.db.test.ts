import { beforeAll, expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { changeIncidentInput } from "@/domain/incidents/incident-input";
import { db } from "@/server/infra/db";
import { at, makeIncident, makeSite, makeUpdate } from "@/server/testing/make";
import { aSentence } from "@/server/testing/sentences";
import { listEvents, listJobs } from "@/server/testing/traces";
import { changeIncident } from "./change-incident";
import { findIncident } from "./queries";

beforeAll(() => makeSite("MAIL"));

function change(code: string, values: Record<string, unknown>) {
  return changeIncident(system, changeIncidentInput.parse({ code, ...values }), at("12:00"));
}

test("what is left out stays, what is emptied goes", async () => {
  const code = await makeIncident({ headline: "Mail is slow today", summary: "Nothing is lost." });

  await change(code, { title: "The disk is slow", summary: "" });

  expect(await findIncident(code)).toMatchObject({
    title: "The disk is slow",
    headline: "Mail is slow today",
    summary: null,
  });
  expect((await listEvents()).at(-1)).toMatchObject({ kind: "incident_changed", incident: { code } });
});

test("an impact is what a person says, until the services say it again", async () => {
  const code = await makeIncident();

  await change(code, { impact: "critical" });
  expect(await findIncident(code)).toMatchObject({ impact: "critical" });

  await change(code, { impact: null });
  expect(await findIncident(code)).toMatchObject({ impact: "major" });
});

test("a window moves with its beginning, its jobs and its month", async () => {
  const code = await makeIncident({
    kind: "maintenance",
    status: "scheduled",
    scheduledFor: at("20:00"),
    scheduledUntil: at("22:00"),
  });
  const scheduledFor = new Date("2007-01-05T20:00:00Z");
  const scheduledUntil = new Date("2007-01-05T22:00:00Z");

  await change(code, { scheduledFor, scheduledUntil });

  const incident = await findIncident(code);
  expect(incident).toMatchObject({ startedAt: scheduledFor, scheduledFor, scheduledUntil });
  expect(await listJobs()).toEqual([
    { key: `begin-${incident?.id}`, runAt: scheduledFor },
    { key: `end-${incident?.id}`, runAt: scheduledUntil },
    // Subscribers are notified.
    { key: null, runAt: expect.any(Date) },
  ]);
  expect((await listEvents()).at(-1)).toMatchObject({ incident: { months: ["2006/12", "2007/01"] } });
});

test("a move is posted as an update that subscribers are notified of; a window that stays is not, nor one that is over", async () => {
  const code = await makeIncident({
    kind: "maintenance",
    status: "scheduled",
    scheduledFor: at("20:00"),
    scheduledUntil: at("22:00"),
  });
  const updates = async () => (await findIncident(code))?.updates ?? [];

  await change(code, { scheduledUntil: at("23:00"), impact: "critical" });
  await change(code, { scheduledFor: at("20:00"), scheduledUntil: at("23:00"), title: "Another disk" });
  expect(await updates()).toMatchObject([
    { number: 2, status: "scheduled", html: expect.stringContaining("3:00 pm to 6:00 pm EST") },
    { number: 1 },
  ]);
  expect(await findIncident(code)).toMatchObject({ impact: "critical", title: "Another disk" });
  expect(
    await db.update.findMany({
      where: { number: 2, incident: { title: "Another disk" } },
      select: { notifiesSubscribers: true },
    }),
  ).toEqual([{ notifiesSubscribers: true }]);

  await makeUpdate(code, 2, at("12:30"), { status: "cancelled" });
  await change(code, { scheduledUntil: at("22:30") });
  expect(await updates()).toHaveLength(3);
});

test.each([
  ["an end before the beginning that is set", { scheduledUntil: at("19:00") }, "scheduledUntil"],
  ["a window for what is no maintenance", { scheduledFor: at("20:00"), scheduledUntil: at("21:00") }, "scheduledFor"],
])("%s is refused", async (_, values, field) => {
  const code =
    field === "scheduledFor"
      ? await makeIncident()
      : await makeIncident({
          kind: "maintenance",
          status: "scheduled",
          scheduledFor: at("20:00"),
          scheduledUntil: at("22:00"),
        });

  await expect(change(code, values)).rejects.toMatchObject({
    code: "invalid",
    fields: { [field]: aSentence },
  });
});

test("of two who change one incident, what only one of them touched is theirs, and the same field is asked about", async () => {
  const code = await makeIncident({ headline: "Mail is slow" });
  const basedOn = { title: "Mail is slow", headline: "Mail is slow", summary: null };
  const form = { ...basedOn, basedOn, summary: "" };

  await change(code, { ...form, title: "The disk is slow" });
  await change(code, { ...form, headline: "Mail takes minutes" });
  expect(await findIncident(code)).toMatchObject({ title: "The disk is slow", headline: "Mail takes minutes" });

  await expect(change(code, { ...form, title: "The disk is full" })).rejects.toMatchObject({
    code: "conflict",
    fields: { title: expect.stringContaining("It now reads “The disk is slow”.") },
  });
  expect(await findIncident(code)).toMatchObject({ title: "The disk is slow" });
});
