import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { saveDraftInput } from "@/domain/incidents/incident-input";
import { at, incidentInput, makeIncident, makeSite, makeStaff } from "@/server/testing/make";
import { openIncident } from "@/server/incidents/open-incident";
import type { StaffActor } from "@/server/accounts/users/queries";
import { discardDraft, saveDraft } from "./save-draft";
import { findDraft, listDrafts } from "./queries";

let editor: StaffActor;

beforeAll(async () => {
  await makeSite("MAIL");
  editor = await makeStaff("editor");
});

const newEntry = randomUUID();

function save(incident: string | null, body: string, now = at("10:00"), id = newEntry, more = {}) {
  const subject = incident === null ? { newEntry: id } : { incident };

  return saveDraft(editor, saveDraftInput.parse({ subject, content: { body, ...more } }), now);
}

test("a draft is one per person and incident, the last saved counts, nobody else has it", async () => {
  const incident = await makeIncident();
  await save(incident, "One", at("10:00"));
  await Promise.all([save(null, "New"), save(null, "New")]);
  await save(incident, "Two", at("10:05"));

  expect(await findDraft(editor, { incident })).toMatchObject({ content: { body: "Two" }, savedAt: at("10:05") });
  expect(await listDrafts(editor)).toMatchObject([
    { incidentCode: incident, title: "Mail is slow", kind: "incident", savedAt: at("10:05") },
    { id: newEntry, incidentCode: null, title: "", savedAt: at("10:00") },
  ]);
  const other = await makeStaff("editor");
  expect(await findDraft(other, { incident })).toBeNull();
  expect(await findDraft(other, { newEntry })).toBeNull();
  expect(await listDrafts(other)).toEqual([]);
});

test("a plan that was typed and left is among the drafts while an incident is opened, and stays", async () => {
  const [plan, incident] = [randomUUID(), randomUUID()];
  await save(null, "The move", at("10:01"), plan, { kind: "maintenance", title: "We move" });
  await save(null, "Mail is gone", at("10:02"), incident);
  expect(await listDrafts(editor)).toMatchObject([
    expect.anything(),
    { id: incident },
    { id: plan, kind: "maintenance", title: "We move" },
    expect.anything(),
  ]);

  await openIncident(editor, incidentInput({ draftId: incident }), at("10:10"));

  expect(await findDraft(editor, { newEntry: incident })).toBeNull();
  expect(await findDraft(editor, { newEntry: plan })).toMatchObject({ content: { body: "The move" } });
});

test("the id of somebody else's draft overwrites nothing and deletes nothing", async () => {
  const other = await makeStaff("editor");
  const theirs = { subject: { newEntry }, content: { body: "Not yours" } };
  await saveDraft(other, saveDraftInput.parse(theirs), at("10:20"));
  await discardDraft(other, { newEntry });

  expect(await findDraft(editor, { newEntry })).toMatchObject({ content: { body: "New" } });
});

test("what is discarded is gone, also the second time", async () => {
  const incident = await makeIncident();
  await save(incident, "One");

  await discardDraft(editor, { incident });
  await discardDraft(editor, { incident });

  expect(await findDraft(editor, { incident })).toBeNull();
});

test("a draft of what is none is refused", async () => {
  await expect(save("MAIL-9999", "One")).rejects.toMatchObject({ code: "not_found" });
});
