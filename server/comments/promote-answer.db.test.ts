import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { type PromoteAnswer, promoteAnswerInput } from "@/domain/comments/moderation-input";
import { findIncident } from "@/server/incidents/queries";
import { at, makeIncident, makeSite, makeStaff, makeUpdate } from "@/server/testing/make";
import { makeComment } from "@/server/testing/make-comment";
import { aSentenceWith } from "@/server/testing/sentences";
import { countTraces, listEvents } from "@/server/testing/traces";
import type { StaffActor } from "@/server/accounts/users/queries";
import { answerComment } from "./answer-comment";
import { listCommentsOfIncident } from "./moderation-queries";
import { promoteAnswer } from "./promote-answer";

let editor: StaffActor;
let incident: string;

beforeAll(async () => {
  await makeSite("MAIL");
  editor = await makeStaff("editor");
});

beforeEach(async () => {
  incident = await makeIncident({ nextUpdateBy: at("13:00") });
});

async function makeAnswer(change: Record<string, unknown> = { incident }): Promise<string> {
  const commentId = await makeComment(change, "visible");
  const input = { commentId, body: "Use WebMail.", showsComment: false, idempotencyKey: randomUUID() };

  return (await answerComment(editor, input, at("10:40"))).id;
}

function input(answerId: string, change: Partial<Record<keyof PromoteAnswer, unknown>> = {}): PromoteAnswer {
  const said = { answerId, body: "Everybody: use **WebMail**.", idempotencyKey: randomUUID() };

  return promoteAnswerInput.parse({ ...said, ...change });
}

test("an answer becomes an update, worded again; status, services and promise stay", async () => {
  await makeUpdate(incident, 1, at("09:30"), { status: "identified", nextUpdateBy: at("13:00") });
  const answerId = await makeAnswer();

  const posted = await promoteAnswer(editor, input(answerId), at("11:00"));

  expect(posted).toEqual({ code: `${incident}.3` });
  expect(await findIncident(incident)).toMatchObject({
    status: "identified",
    nextUpdateBy: at("13:00"),
    workaround: null,
    affected: [{ status: "partial_outage" }],
    latest: {
      code: `${incident}.3`,
      html: '<p dir="auto">Everybody: use <strong>WebMail</strong>.</p>',
      authorName: "Mail team",
    },
    comments: [{ answers: [{ html: '<p dir="auto">Use WebMail.</p>' }] }],
  });
  expect(await listCommentsOfIncident(system, incident)).toMatchObject([
    { answers: [{ promotedTo: `${incident}.3` }] },
  ]);
  expect((await listEvents()).at(-1)).toMatchObject({ kind: "incident_changed", incident: { code: incident } });
});

test("one that says what people can do is on top", async () => {
  await promoteAnswer(editor, input(await makeAnswer(), { isWorkaround: "on" }), at("11:00"));

  expect(await findIncident(incident)).toMatchObject({
    workaround: { html: '<p dir="auto">Everybody: use <strong>WebMail</strong>.</p>' },
  });
});

test("a promise that is overdue is not made again", async () => {
  await promoteAnswer(editor, input(await makeAnswer()), at("13:05"));

  expect(await findIncident(incident)).toMatchObject({ nextUpdateBy: null });
});

test("what is over stays over", async () => {
  const answerId = await makeAnswer();
  await makeUpdate(incident, 1, at("10:50"), { status: "resolved" });

  await promoteAnswer(editor, input(answerId), at("11:00"));

  expect(await findIncident(incident)).toMatchObject({ status: "resolved", endedAt: at("10:50") });
});

test("two taps, also at once, post one update; a second promotion says where it is", async () => {
  const answerId = await makeAnswer();
  const same = input(answerId);

  const both = await Promise.all([promoteAnswer(editor, same, at("11:00")), promoteAnswer(editor, same, at("11:00"))]);
  const before = await countTraces();

  expect(both[0]).toEqual(both[1]);
  await expect(promoteAnswer(editor, input(answerId), at("11:01"))).rejects.toMatchObject({
    code: "conflict",
    message: aSentenceWith(`${incident}.2`),
  });
  expect(await countTraces()).toEqual(before);
  const other = input(await makeAnswer(), { idempotencyKey: same.idempotencyKey });
  await expect(promoteAnswer(editor, other, at("11:02"))).rejects.toMatchObject({ code: "conflict" });
});

test("of a problem that is not listed there is no timeline", async () => {
  await expect(promoteAnswer(editor, input(await makeAnswer({})), at("11:00"))).rejects.toMatchObject({
    code: "conflict",
    message: aSentenceWith("Move it to one first"),
  });
});
