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

function save(incident: string | null, body: string, now = at("10:00")) {
  return saveDraft(editor, saveDraftInput.parse({ incident, content: { body } }), now);
}

test("a draft is one per person and incident, the last saved counts, nobody else has it", async () => {
  const incident = await makeIncident();
  await save(incident, "One", at("10:00"));
  await Promise.all([save(null, "New"), save(null, "New")]);
  await save(incident, "Two", at("10:05"));

  expect(await findDraft(editor, incident)).toEqual({ content: { body: "Two" }, savedAt: at("10:05") });
  expect(await listDrafts(editor)).toEqual([
    { incidentCode: incident, incidentTitle: "Mail is slow", savedAt: at("10:05") },
    { incidentCode: null, incidentTitle: null, savedAt: at("10:00") },
  ]);
  const other = await makeStaff("editor");
  expect(await findDraft(other, incident)).toBeNull();
  expect(await listDrafts(other)).toEqual([]);
});

test("opening the incident drops the draft of a new one", async () => {
  await save(null, "New");

  await openIncident(editor, incidentInput(), at("10:10"));

  expect(await findDraft(editor, null)).toBeNull();
});

test("what is discarded is gone, also the second time", async () => {
  const incident = await makeIncident();
  await save(incident, "One");

  await discardDraft(editor, { incident });
  await discardDraft(editor, { incident });

  expect(await findDraft(editor, incident)).toBeNull();
});

test("a draft of what is none is refused", async () => {
  await expect(save("MAIL-9999", "One")).rejects.toMatchObject({ code: "not_found" });
});
