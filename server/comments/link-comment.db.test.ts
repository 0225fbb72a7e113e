import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { linkCommentInput } from "@/domain/comments/moderation-input";
import { db } from "@/server/infra/db";
import { at, makeIncident, makeSite, makeStaff } from "@/server/testing/make";
import { makeComment } from "@/server/testing/make-comment";
import type { StaffActor } from "@/server/accounts/users/queries";
import { listVisibleCommentNotes } from "./queries";
import { listCommentsOfIncident } from "./moderation-queries";
import { linkComment } from "./link-comment";
import { mergeComments } from "./merge-comments";
import { triageComment } from "./triage-comment";

const known = { slug: "outlook-stops", title: "Outlook stops while it fetches" };

let helpdesk: StaffActor;

beforeAll(async () => {
  await makeSite("MAIL");
  helpdesk = await makeStaff("helpdesk");
  const times = { createdAt: at("08:00"), changedAt: at("08:00") };
  await db.knownError.create({ data: { ...known, ...times, idempotencyKey: randomUUID() }, select: { id: true } });
});

test("a comment that is linked is known, in moderation and in public", async () => {
  const incident = await makeIncident();
  const id = await makeComment({ incident }, "visible");

  await linkComment(helpdesk, { id, knownError: known.slug }, at("11:00"));

  expect(await listCommentsOfIncident(system, incident)).toMatchObject([
    { knownError: known, triage: "known", triagedAt: at("11:00") },
  ]);
  expect(await listVisibleCommentNotes(incident)).toEqual([{ commentId: id, knownError: known, alsoSaid: 0 }]);

  await linkComment(helpdesk, { id, knownError: "" }, at("11:05"));
  expect(await listCommentsOfIncident(system, incident)).toMatchObject([{ knownError: null }]);
});

test("what was found out before stays", async () => {
  const incident = await makeIncident();
  const id = await makeComment({ incident });
  await triageComment(helpdesk, { id, triage: "fixed" }, at("10:40"));

  await linkComment(helpdesk, { id, knownError: known.slug }, at("11:00"));

  expect(await listCommentsOfIncident(system, incident)).toMatchObject([{ knownError: known, triage: "fixed" }]);
});

test("the public reads how many others said the same and were shown, and nothing of what is held", async () => {
  const incident = await makeIncident();
  const first = await makeComment({ incident }, "visible");
  const held = await makeComment({ incident }, "held");
  await linkComment(helpdesk, { id: held, knownError: known.slug }, at("11:00"));
  for (const id of [await makeComment({ incident }, "visible"), await makeComment({ incident }, "held")]) {
    await mergeComments(helpdesk, { id, intoId: first }, at("11:00"));
  }

  expect(await listVisibleCommentNotes(incident)).toEqual([{ commentId: first, knownError: null, alsoSaid: 1 }]);
});

test("a known error that is none is not linked to", async () => {
  const id = await makeComment();

  await expect(
    linkComment(helpdesk, linkCommentInput.parse({ id, knownError: "none" }), at("11:00")),
  ).rejects.toMatchObject({
    code: "not_found",
  });
});
