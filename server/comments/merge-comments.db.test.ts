import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { mergeCommentsInput, separateCommentInput } from "@/domain/comments/moderation-input";
import { findIncident, listOpenIncidents } from "@/server/incidents/queries";
import { db } from "@/server/infra/db";
import { at, makeIncident, makeSite, makeStaff } from "@/server/testing/make";
import { makeComment } from "@/server/testing/make-comment";
import { aSentenceWith } from "@/server/testing/sentences";
import { countTraces, listEvents } from "@/server/testing/traces";
import type { StaffActor } from "@/server/accounts/users/queries";
import { answerComment } from "./answer-comment";
import { attachComment } from "./attach-comment";
import { countHeldComments, listCommentsToModerate, listCommentsOfIncident } from "./moderation-queries";
import { mergeComments, separateComment } from "./merge-comments";

let helpdesk: StaffActor;
let incident: string;

beforeAll(async () => {
  await makeSite("MAIL");
  helpdesk = await makeStaff("helpdesk");
});

beforeEach(async () => {
  incident = await makeIncident();
});

function merge(id: string, intoId: string) {
  return mergeComments(helpdesk, mergeCommentsInput.parse({ id, intoId }), at("11:00"));
}

function separate(id: string) {
  return separateComment(helpdesk, separateCommentInput.parse({ id }), at("11:10"));
}

function answer(commentId: string) {
  const input = { commentId, body: "We know.", showsComment: false, idempotencyKey: randomUUID() };

  return answerComment(helpdesk, input, at("10:50"));
}

test("one represents both: in public it alone, in moderation with the other behind it", async () => {
  const first = await makeComment({ incident }, "visible");
  const second = await makeComment({ incident, name: "Kim" }, "visible");

  await merge(second, first);

  const shown = await findIncident(incident);
  expect(shown?.comments.map(({ id }) => id)).toEqual([first]);
  expect(shown?.commentCount).toBe(1);
  expect((await listOpenIncidents(at("12:00"))).find(({ code }) => code === incident)?.commentCount).toBe(1);
  expect(await listCommentsOfIncident(system, incident)).toMatchObject([
    { id: first, merged: [{ id: second, authorName: "Kim" }] },
  ]);
  expect((await listEvents()).at(-1)).toEqual({ kind: "comments_changed", incident: { code: incident } });
});

test("what was held and is merged waits no more; separated, it waits again", async () => {
  const first = await makeComment({ incident });
  const second = await makeComment({ incident });
  const waiting = await countHeldComments(system);
  const { events } = await countTraces();

  await merge(second, first);
  expect(await countHeldComments(system)).toBe(waiting - 1);
  expect((await listCommentsToModerate(system)).map(({ id }) => id)).not.toContain(second);

  await separate(second);
  expect(await countHeldComments(system)).toBe(waiting);
  expect(await listCommentsOfIncident(system, incident)).toMatchObject([{ id: first, merged: [] }, { id: second }]);
  expect((await countTraces()).events).toBe(events);
});

test("what was merged into the one that is merged belongs to the first, at the first’s incident", async () => {
  const elsewhere = await makeIncident();
  const first = await makeComment({ incident });
  const second = await makeComment({ incident: elsewhere }, "visible");
  const third = await makeComment({ incident: elsewhere });
  await merge(third, second);

  await merge(second, first);

  expect(await listCommentsOfIncident(system, incident)).toMatchObject([
    { id: first, merged: [{ id: second }, { id: third }] },
  ]);
  expect(await listCommentsOfIncident(system, elsewhere)).toEqual([]);
  expect((await listEvents()).slice(-2)).toEqual(
    [elsewhere, incident].map((code) => ({ kind: "comments_changed", incident: { code } })),
  );

  await attachComment(helpdesk, { id: first, incident: elsewhere }, at("11:20"));
  expect(await listCommentsOfIncident(system, elsewhere)).toMatchObject([{ merged: [{ id: second }, { id: third }] }]);
});

test("an answer is never taken out of sight, nor given where nobody sees it", async () => {
  const first = await makeComment({ incident }, "visible");
  const second = await makeComment({ incident }, "visible");
  await answer(second);

  await expect(merge(second, first)).rejects.toMatchObject({
    code: "conflict",
    message: aSentenceWith("Merge the other one into it"),
  });
  await merge(first, second);
  await expect(answer(first)).rejects.toMatchObject({ code: "conflict", message: aSentenceWith("merged") });
});

test("who follows what is merged is notified of the answer that the first has already", async () => {
  const first = await makeComment({ incident }, "visible");
  const follower = await makeComment({ incident, email: "kim@example.org", follow: "on" });
  const { id: answerId } = await answer(first);

  await merge(follower, first);

  const mails = await db.answerMail.findMany({ where: { answerId }, select: { commentId: true } });
  expect(mails).toEqual([{ commentId: follower }]);
});

test("two merged into each other at once end up as one", async () => {
  const first = await makeComment({ incident }, "visible");
  const second = await makeComment({ incident }, "visible");

  const outcomes = await Promise.allSettled([merge(first, second), merge(second, first)]);

  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect((await findIncident(incident))?.comments).toHaveLength(1);
});

test("merging again, or separating what is by itself, is nothing new", async () => {
  const first = await makeComment({ incident });
  const second = await makeComment({ incident });
  await merge(second, first);
  const before = await countTraces();

  await merge(second, first);
  await separate(first);

  expect(await countTraces()).toEqual(before);
  await expect(merge(first, first)).rejects.toMatchObject({ code: "conflict" });
  await expect(merge(first, randomUUID())).rejects.toMatchObject({ code: "not_found" });
});
