import { beforeAll, beforeEach, expect, test } from "vitest";
import { editUpdateInput } from "@/domain/incidents/incident-input";
import { db } from "@/server/infra/db";
import { at, makeIncident, makeSite, makeStaff, makeUpdate } from "@/server/testing/make";
import { aSentence } from "@/server/testing/sentences";
import { countTraces, listEvents } from "@/server/testing/traces";
import type { StaffActor } from "@/server/accounts/users/queries";
import { editUpdate } from "./edit-update";
import { findIncident } from "./queries";

let editor: StaffActor;
let code: string;

beforeAll(async () => {
  await makeSite("MAIL");
  editor = await makeStaff("editor");
});

beforeEach(async () => {
  code = await makeIncident({}, at("09:00"));
});

function edit(update: string, change: Record<string, unknown>, now = at("12:00")) {
  return editUpdate(editor, editUpdateInput.parse({ code: update, body: "We are looking.", ...change }), now);
}

test("new words are shown as edited, and the old ones are kept in the audit", async () => {
  await edit(`${code}.1`, { body: "We are *looking*." });

  const incident = await findIncident(code);
  expect(incident?.latest).toMatchObject({ html: '<p dir="auto">We are <em>looking</em>.</p>', editedAt: at("12:00") });
  const audit = await db.auditEntry.findFirst({
    where: { action: "update.edited", subjectId: incident?.latest?.id ?? "" },
    select: { actorId: true, detail: true },
  });
  expect(audit).toMatchObject({ actorId: editor.id, detail: { bodyMarkdown: "We are looking." } });
  expect((await listEvents()).at(-1)).toMatchObject({ kind: "incident_changed", incident: { code } });
});

test("saving it unchanged is no edit", async () => {
  const before = await countTraces();

  await edit(`${code}.1`, {});

  expect(await countTraces()).toEqual(before);
  expect((await findIncident(code))?.latest?.editedAt).toBeNull();
});

test("an end whose time is corrected ends it then: services follow, and it is never reopened", async () => {
  await makeUpdate(code, 1, at("09:55"), { status: "monitoring" });
  await makeUpdate(code, 2, at("11:55"), { status: "resolved" });

  const correction = { body: "We know more.", happenedAt: at("09:25") };
  await expect(edit(`${code}.3`, correction)).rejects.toMatchObject({ question: "ends_before_later_updates" });
  await edit(`${code}.3`, { ...correction, confirmed: ["ends_before_later_updates"] });

  const incident = await findIncident(code);
  expect(incident).toMatchObject({ status: "resolved", endedAt: at("09:25"), affected: [{ status: "operational" }] });
  expect(
    await db.serviceChange.findMany({
      where: { update: { incidentId: incident?.id ?? "" } },
      select: { newStatus: true, at: true },
      orderBy: { at: "asc" },
    }),
  ).toEqual([
    { newStatus: "partial_outage", at: at("09:00") },
    { newStatus: "operational", at: at("09:25") },
  ]);
});

test("an end before the beginning is refused, and the minute that a field shows is no correction", async () => {
  await makeUpdate(code, 1, at("10:00"), { status: "resolved", happenedAt: new Date("2006-12-12T09:40:24Z") });
  await expect(edit(`${code}.2`, { happenedAt: at("08:50") })).rejects.toMatchObject({
    fields: { happenedAt: expect.stringContaining("It began at") },
  });
  const before = await countTraces();

  await edit(`${code}.2`, { body: "We know more.", happenedAt: at("09:40") });

  expect(await countTraces()).toEqual(before);
});

test("the first update’s time is the incident’s beginning, and its months are announced, the old and the new", async () => {
  await edit(`${code}.1`, { happenedAt: new Date("2006-11-30T20:00:00Z") });

  const incident = await findIncident(code);
  expect(incident?.startedAt).toEqual(new Date("2006-11-30T20:00:00Z"));
  expect(
    await db.serviceChange.findFirst({ where: { updateId: incident?.updates[0]?.id ?? "" }, select: { at: true } }),
  ).toEqual({ at: new Date("2006-11-30T20:00:00Z") });
  expect((await listEvents()).at(-1)).toMatchObject({ incident: { months: ["2006/11", "2006/12"] } });
});

test("it cannot have happened after it was posted", async () => {
  await expect(edit(`${code}.1`, { happenedAt: at("09:01") })).rejects.toMatchObject({
    code: "invalid",
    fields: { happenedAt: aSentence },
  });
});

test("a workaround that is edited away no longer is on top; a withdrawn one does not come back by an edit", async () => {
  await makeUpdate(code, 1, at("09:10"), { workaround: "Use WebMail." });
  await edit(`${code}.2`, { body: "We know more.", workaround: "Use WebMail at home." });
  expect(await findIncident(code)).toMatchObject({ workaround: { html: '<p dir="auto">Use WebMail at home.</p>' } });

  await edit(`${code}.2`, { body: "We know more." });
  expect(await findIncident(code)).toMatchObject({ workaround: null });

  await edit(`${code}.2`, { body: "We know more.", workaround: "Use WebMail." });
  expect(await findIncident(code)).toMatchObject({ workaround: { updateCode: `${code}.2` } });

  await makeUpdate(code, 2, at("09:20"), { withdrawWorkaround: true });
  await edit(`${code}.2`, { body: "We know more.", workaround: "Use WebMail, please." });
  expect(await findIncident(code)).toMatchObject({ workaround: null });
});

test("an update that is none cannot be edited", async () => {
  await expect(edit(`${code}.7`, {})).rejects.toMatchObject({ code: "not_found" });
});

test("of two who correct one update the second is shown what the first wrote, and overwrites nothing", async () => {
  const basedOn = { body: "We are looking.", workaround: null, happenedAt: null };
  await edit(`${code}.1`, { body: "We look.", basedOn });
  await edit(`${code}.1`, { workaround: "Use WebMail.", basedOn });

  await expect(edit(`${code}.1`, { body: "We will look.", basedOn })).rejects.toMatchObject({
    code: "conflict",
    fields: { body: expect.stringContaining("It now reads “We look.”."), workaround: expect.any(String) },
  });
  expect(await findIncident(code)).toMatchObject({
    latest: { html: '<p dir="auto">We look.</p>', workaroundHtml: '<p dir="auto">Use WebMail.</p>' },
  });
});
