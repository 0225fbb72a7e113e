import { beforeAll, beforeEach, expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { changeIncidentInput } from "@/domain/incidents/incident-input";
import { at, makeIncident, makeSite, makeStaff, updateInput } from "@/server/testing/make";
import type { StaffActor } from "@/server/accounts/users/queries";
import { changeIncident } from "./change-incident";
import { postUpdate } from "./post-update";
import { findIncident } from "./queries";

let ada: StaffActor;
let editor: StaffActor;
let code: string;

beforeAll(async () => {
  await makeSite("MAIL");
  ada = await makeStaff("editor", "Ada");
  editor = await makeStaff("editor");
});

beforeEach(async () => {
  code = await makeIncident();
});

test("a headline that somebody changed in the form of the incident is not overwritten unseen", async () => {
  const seenWords = { headline: null, summary: null };
  await changeIncident(
    ada,
    changeIncidentInput.parse({ code, headline: "Ada’s", summary: "Nothing is lost." }),
    at("09:08"),
  );

  await expect(
    postUpdate(editor, updateInput(code, 1, { headline: "Mine", seenWords }), at("09:10")),
  ).rejects.toMatchObject({
    code: "conflict",
    lastUpdateNumber: 1,
    changes: [{ thing: "words", field: "headline", before: null, now: "Ada’s", by: "Ada", isContested: true }],
  });
  expect(await findIncident(code)).toMatchObject({ headline: "Ada’s" });

  const seen = { ...seenWords, headline: "Ada’s" };
  await postUpdate(editor, updateInput(code, 1, { headline: "Mine", seenWords: seen }), at("09:11"));
  expect(await findIncident(code)).toMatchObject({ headline: "Mine", summary: "Nothing is lost." });
});

test("what the form of the incident changed is among what others changed", async () => {
  await changeIncident(ada, changeIncidentInput.parse({ code, summary: "Nothing is lost." }), at("09:08"));
  await postUpdate(editor, updateInput(code, 1), at("09:09"));

  await expect(
    postUpdate(system, updateInput(code, 1, { seenWords: { headline: null, summary: null } }), at("09:10")),
  ).rejects.toMatchObject({
    changes: expect.arrayContaining([
      { thing: "words", field: "summary", before: null, now: "Nothing is lost.", by: "Ada", isContested: false },
    ]),
  });
});
