import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { visitor } from "@/domain/accounts/actor";
import { answerCommentInput, writeCommentInput } from "@/domain/comments/comment-input";
import { db } from "@/server/infra/db";
import { originAt } from "@/server/infra/client";
import { at, makeIncident, makeSite, makeStaff } from "@/server/testing/make";
import { listJobs } from "@/server/testing/traces";
import type { StaffActor } from "@/server/accounts/users/queries";
import { answerComment } from "@/server/comments/answer-comment";
import { followComment } from "@/server/comments/follow-comment";
import { mergeComments } from "@/server/comments/merge-comments";
import { moderateComment } from "@/server/comments/moderate-comment";
import { findCommentByToken } from "@/server/comments/queries";
import { writeComment } from "@/server/comments/write-comment";
import { uniqueText } from "@/server/testing/unique-text";

let helpdesk: StaffActor;
let incident: string;

beforeAll(async () => {
  await makeSite("MAIL");
  helpdesk = await makeStaff("helpdesk");
  incident = await makeIncident();
});

let mark = "";
beforeEach(() => {
  mark = randomUUID();
});

/** @returns its id */
async function write(isFollowed: boolean): Promise<string> {
  const what = `It hangs, ${uniqueText()}.`;
  const input = writeCommentInput.parse({ incident, what, email: `${mark}@example.org` });
  const origin = originAt(randomUUID(), "A browser");
  const { token } = await writeComment(visitor, input, origin, at("10:00"));
  await followComment(visitor, { token, isFollowed, email: undefined }, origin, at("10:01"));
  const comment = await findCommentByToken(token);

  return comment?.id ?? "";
}

function moderate(id: string, state: "visible" | "hidden" | "spam") {
  return moderateComment(helpdesk, { id, state }, at("10:05"));
}

async function merge(firstId: string, ...ids: readonly string[]): Promise<void> {
  await db.comment.updateMany({ where: { id: { in: [...ids] } }, data: { mergedIntoId: firstId } });
}

async function answer(commentId: string, showsComment = false, idempotencyKey: string = randomUUID()): Promise<string> {
  const input = answerCommentInput.parse({ commentId, body: "Use WebMail.", showsComment, idempotencyKey });
  const { id } = await answerComment(helpdesk, input, at("10:10"));

  return id;
}

/** The comments whose writers are notified of an answer. */
async function notifiedBy(answerId: string): Promise<string[]> {
  const rows = await db.answerMail.findMany({ where: { answerId }, select: { commentId: true } });

  return rows.map(({ commentId }) => commentId).sort();
}

async function jobsOf(answerId: string): Promise<(string | null)[]> {
  const jobs = await listJobs();

  return jobs.map(({ key }) => key).filter((key) => key?.startsWith(`mail_answer:${answerId}:`));
}

test("who follows a shown comment is notified of its answer, once, also when the form is sent twice", async () => {
  const id = await write(true);
  await moderate(id, "visible");
  const key = randomUUID();

  const answers = [await answer(id, false, key), await answer(id, false, key)];

  expect(new Set(answers).size).toBe(1);
  expect(await notifiedBy(answers[0] ?? "")).toEqual([id]);
  expect(await jobsOf(answers[0] ?? "")).toEqual([`mail_answer:${answers[0]}:${id}`]);
});

test("who does not follow is not notified", async () => {
  const id = await write(false);

  expect(await notifiedBy(await answer(id, true))).toEqual([]);
});

test("of an answer to a held comment its writer is notified when it is shown", async () => {
  const id = await write(true);
  const answerId = await answer(id);
  expect(await notifiedBy(answerId)).toEqual([]);

  await moderate(id, "visible");
  expect(await notifiedBy(answerId)).toEqual([id]);

  await moderate(id, "hidden");
  expect(await notifiedBy(answerId)).toEqual([]);

  await moderate(id, "visible");
  expect(await notifiedBy(answerId)).toEqual([id]);
  expect(await jobsOf(answerId)).toEqual([`mail_answer:${answerId}:${id}`]);
});

test("an answer that shows the comment notifies its writer at once", async () => {
  const id = await write(true);

  expect(await notifiedBy(await answer(id, true))).toEqual([id]);
});

test("one answer is for all who said the same, but for what was put aside", async () => {
  const first = await write(false);
  const shown = await write(true);
  const held = await write(true);
  const spam = await write(true);
  const hidden = await write(true);
  await merge(first, shown, held, spam, hidden);
  await moderate(shown, "visible");
  await moderate(spam, "spam");
  await moderate(hidden, "hidden");

  expect(await notifiedBy(await answer(first, true))).toEqual([shown, held].sort());
});

test("who is merged into an answered comment is notified then, and nobody twice", async () => {
  const first = await write(true);
  const answerId = await answer(first, true);
  await db.answerMail.updateMany({ where: { answerId }, data: { sentAt: at("10:11") } });
  const later = await write(true);

  await mergeComments(helpdesk, { id: later, intoId: first }, at("10:12"));

  expect(await notifiedBy(answerId)).toEqual([first, later].sort());
  expect(await db.answerMail.count({ where: { answerId, sentAt: null } })).toBe(1);
});
