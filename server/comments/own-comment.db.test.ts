import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { visitor } from "@/domain/accounts/actor";
import { answerCommentInput, writeCommentInput } from "@/domain/comments/comment-input";
import { correctCommentInput, followCommentInput } from "@/domain/comments/own-comment-input";
import { findIncident } from "@/server/incidents/queries";
import { db } from "@/server/infra/db";
import { originAt } from "@/server/infra/client";
import { at, makeIncident, makeSite, makeStaff } from "@/server/testing/make";
import { aSentence, aSentenceWith } from "@/server/testing/sentences";
import { countTraces, listEvents } from "@/server/testing/traces";
import type { StaffActor } from "@/server/accounts/users/queries";
import { answerComment } from "./answer-comment";
import { correctComment } from "./correct-comment";
import { followComment } from "./follow-comment";
import { moderateComment } from "./moderate-comment";
import { pauseComments } from "./pause-comments";
import { findCommentByToken } from "./queries";
import { withdrawComment } from "./withdraw-comment";
import { writeComment } from "./write-comment";

let helpdesk: StaffActor;
let incident: string;

beforeAll(async () => {
  await makeSite("MAIL");
  helpdesk = await makeStaff("helpdesk");
});

beforeEach(async () => {
  incident = await makeIncident();
});

const anyOrigin = () => originAt(randomUUID(), "A browser");

/** Written at 10:00, on a network of its own. @returns what opens its private page */
async function write(change: Record<string, unknown> = {}, visitorId: string | null = null): Promise<string> {
  const input = writeCommentInput.parse({ incident, name: "Sam", what: "It hangs.", ...change });
  const { token } = await writeComment(visitor, input, { ...anyOrigin(), visitorId }, at("10:00"));

  return token;
}

async function requireOwn(token: string) {
  const comment = await findCommentByToken(token);
  if (!comment) {
    throw new Error("A comment that was just written cannot be found.");
  }

  return comment;
}

async function moderate(token: string, state: "visible" | "hidden"): Promise<void> {
  const { id } = await requireOwn(token);
  await moderateComment(helpdesk, { id, state }, at("10:02"));
}

function correct(token: string, change: Record<string, unknown>, time = "10:05") {
  const input = correctCommentInput.parse({ token, name: "Sam", what: "It hangs.", ...change });

  return correctComment(visitor, input, anyOrigin(), at(time));
}

function withdraw(token: string) {
  return withdrawComment(visitor, { token }, anyOrigin(), at("12:00"));
}

function follow(token: string, change: Record<string, unknown>) {
  return followComment(visitor, followCommentInput.parse({ token, ...change }), anyOrigin(), at("12:00"));
}

test("a slip is corrected within 15 minutes, in every field, and the page says when", async () => {
  const token = await write();

  await correct(
    token,
    { what: "It **hangs** again.", service: "mail", program: "Pine", error: "E 5", name: "" },
    "10:15",
  );

  expect(await requireOwn(token)).toMatchObject({
    html: '<p dir="auto">It <strong>hangs</strong> again.</p>',
    markdown: "It **hangs** again.",
    serviceCode: "MAIL",
    program: "Pine",
    errorMessage: "E 5",
    authorName: null,
    editedAt: at("10:15"),
    state: "held",
  });
});

test("after that it is too late, and a service that is none is refused", async () => {
  const token = await write();

  await expect(correct(token, { what: "Otherwise." }, "10:16")).rejects.toMatchObject({
    code: "conflict",
    message: aSentenceWith("15 minutes"),
  });
  await expect(correct(token, { service: "NOSUCH" })).rejects.toMatchObject({ fields: { service: aSentence } });
  expect(await requireOwn(token)).toMatchObject({ markdown: "It hangs.", editedAt: null });
});

test("what was shown waits again when it is corrected, and its page hears of it", async () => {
  const token = await write();
  await moderate(token, "visible");
  expect(await findIncident(incident)).toMatchObject({ commentCount: 1 });

  await correct(token, { what: "It hangs, and I am cross." });

  expect(await requireOwn(token)).toMatchObject({ state: "held" });
  expect(await findIncident(incident)).toMatchObject({ comments: [], commentCount: 0 });
  expect((await listEvents()).at(-1)).toEqual({ kind: "comments_changed", incident: { code: incident } });
});

test("sent twice it is one correction, and sending it as it is is none", async () => {
  const token = await write();
  await moderate(token, "visible");
  const untouched = await countTraces();

  await correct(token, {});
  expect(await countTraces()).toEqual(untouched);

  await correct(token, { what: "It hangs again." });
  const once = await countTraces();
  await correct(token, { what: "It hangs again." }, "10:30");

  expect(await countTraces()).toEqual(once);
});

test("personal data is pointed out, and kept if it is meant: staff look at it first", async () => {
  const token = await write();

  await expect(correct(token, { what: "Call me: 212-555-0147." })).rejects.toMatchObject({
    fields: { isMeant: aSentenceWith("212-555-0147") },
  });
  await correct(token, { what: "Call me: 212-555-0147.", isMeant: "on" });
  expect(await forSecondsOf(token)).toEqual(["phone_number"]);

  await correct(token, { what: "Call me." });
  expect(await forSecondsOf(token)).toEqual([]);
});

test("whoever staff have shown three times corrects without waiting, and the page hears of it", async () => {
  const visitorId = randomUUID();
  for (const what of ["One.", "Two.", "Three."]) {
    await moderate(await write({ what }, visitorId), "visible");
  }
  const token = await write({ what: "It hagns." }, visitorId);
  expect(await requireOwn(token)).toMatchObject({ state: "visible" });

  await correct(token, { what: "It hangs." });

  expect(await requireOwn(token)).toMatchObject({ state: "visible", markdown: "It hangs.", editedAt: at("10:05") });
  expect((await listEvents()).at(-1)).toEqual({ kind: "comments_changed", incident: { code: incident } });
});

test("what says something else now neither represents others nor is represented by one", async () => {
  const [first, second, third] = [await write(), await write({ name: "Kim" }), await write({ name: "Robin" })];
  const [firstId = "", secondId = "", thirdId = ""] = await idsOf(first, second, third);
  expect(await mergedIntoOf(secondId, thirdId)).toEqual({ [secondId]: firstId, [thirdId]: firstId });

  await correct(third, { what: "It hangs!" });
  expect(await mergedIntoOf(thirdId)).toEqual({ [thirdId]: firstId });
  await correct(third, { what: "It does not hang." });
  expect(await mergedIntoOf(thirdId)).toEqual({ [thirdId]: null });
  await correct(first, { what: "It is gone." });
  expect(await mergedIntoOf(secondId)).toEqual({ [secondId]: null });
});

test("while comments are paused, nothing is corrected either, and everything can be withdrawn", async () => {
  const token = await write();
  await pauseComments(await makeStaff("editor"), { incident }, at("10:01"));

  await expect(correct(token, { what: "Otherwise." })).rejects.toMatchObject({ code: "conflict" });
  await expect(withdraw(token)).resolves.toBeUndefined();
});

test("withdrawn it is gone with its answers, its address is deleted, and nothing brings it back", async () => {
  const token = await write({ email: "sam@example.org" });
  const { id } = await requireOwn(token);
  await follow(token, { isFollowed: "on" });
  await answer(id, true);
  expect(JSON.stringify(await findIncident(incident))).toContain("Use WebMail.");

  await withdraw(token);
  const once = await countTraces();
  await withdraw(token);

  expect(JSON.stringify(await findIncident(incident))).not.toMatch(/Use WebMail|It hangs/);
  expect((await listEvents()).at(-1)).toEqual({ kind: "comments_changed", incident: { code: incident } });
  expect(await requireOwn(token)).toMatchObject({ state: "withdrawn", isFollowed: false, addressHint: null });
  expect(await db.answerMail.count({ where: { commentId: id } })).toBe(0);
  expect(await countTraces()).toEqual(once);
});

test("when the first of those that say the same is withdrawn, the next one represents the rest", async () => {
  const tokens = await Promise.all(["One.", "Two.", "Three.", "Four."].map((what) => write({ what })));
  const [first = "", held = "", shown = "", last = ""] = tokens;
  for (const token of [first, shown, last]) {
    await moderate(token, "visible");
  }
  const firstId = (await requireOwn(first)).id;
  await db.comment.updateMany({
    where: { id: { in: await idsOf(held, shown, last) } },
    data: { mergedIntoId: firstId },
  });

  await withdraw(first);

  const [heldId = "", shownId = "", lastId = ""] = await idsOf(held, shown, last);
  const next = [shownId, lastId].sort()[0];
  expect(await mergedIntoOf(heldId, shownId, lastId)).toEqual(
    Object.fromEntries([heldId, shownId, lastId].map((id) => [id, id === next ? null : next])),
  );
});

test("whose words another’s stand for reads the answers to those, while they can be read", async () => {
  const first = await write({ what: "One." });
  const second = await write({ what: "Two." });
  const { id } = await requireOwn(first);
  await db.comment.update({
    where: { id: (await requireOwn(second)).id },
    data: { mergedIntoId: id },
    select: { id: true },
  });
  await answer(id, false);
  expect(await requireOwn(second)).toMatchObject({ stoodForById: null, answers: [] });

  await moderate(first, "visible");

  expect(await requireOwn(second)).toMatchObject({
    stoodForById: id,
    answers: [{ html: '<p dir="auto">Use WebMail.</p>' }],
  });
});

test("a comment is followed by whoever leaves an address, and no longer when they say so; the address stays", async () => {
  const token = await write();
  await expect(follow(token, { isFollowed: "on" })).rejects.toMatchObject({ fields: { email: aSentence } });

  await follow(token, { isFollowed: "on", email: "sam@example.org" });
  expect(await requireOwn(token)).toMatchObject({ isFollowed: true, addressHint: "s…@example.org" });

  await follow(token, { isFollowed: "" });
  expect(await requireOwn(token)).toMatchObject({ isFollowed: false, addressHint: "s…@example.org" });

  await follow(token, { isFollowed: "on", email: "robin@example.org" });
  const once = await countTraces();
  await follow(token, { isFollowed: "on" });

  expect(await requireOwn(token)).toMatchObject({ isFollowed: true, addressHint: "r…@example.org" });
  expect(await countTraces()).toEqual(once);
});

test("a link that is none changes nothing", async () => {
  for (const token of ["nonsense", "", "\0", "x".repeat(200)]) {
    await expect(correct(token, {})).rejects.toMatchObject({ code: "not_found", message: aSentence });
    await expect(withdraw(token)).rejects.toMatchObject({ code: "not_found" });
    await expect(follow(token, {})).rejects.toMatchObject({ code: "not_found" });
  }
});

test("one link is changed so often and no more, wherever from", async () => {
  const token = await write();
  for (let count = 0; count < 20; count += 1) {
    await correct(token, { what: `Number ${count}.` });
  }

  await expect(correct(token, { what: "Once more." })).rejects.toMatchObject({ code: "rate_limited" });
  await expect(correct(await write(), { what: "Mine." })).resolves.toBeUndefined();
});

async function answer(commentId: string, showsComment: boolean): Promise<void> {
  const idempotencyKey = randomUUID();
  const input = answerCommentInput.parse({ commentId, body: "Use WebMail.", showsComment, idempotencyKey });
  await answerComment(helpdesk, input, at("10:10"));
}

async function forSecondsOf(token: string): Promise<string[] | undefined> {
  const { id } = await requireOwn(token);
  const row = await db.comment.findUnique({ where: { id }, select: { heldFor: true } });

  return row?.heldFor;
}

async function idsOf(...tokens: readonly string[]): Promise<string[]> {
  const comments = await Promise.all(tokens.map(requireOwn));

  return comments.map(({ id }) => id);
}

async function mergedIntoOf(...ids: readonly string[]): Promise<Record<string, string | null>> {
  const rows = await db.comment.findMany({ where: { id: { in: [...ids] } }, select: { id: true, mergedIntoId: true } });

  return Object.fromEntries(rows.map(({ id, mergedIntoId }) => [id, mergedIntoId]));
}
