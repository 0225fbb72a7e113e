import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { visitor, system } from "@/domain/accounts/actor";
import {
  answerCommentInput,
  answersSeen,
  attachCommentInput,
  moderateCommentInput,
  triageCommentInput,
  writeCommentInput,
} from "@/domain/comments/comment-input";
import { db } from "@/server/infra/db";
import { findIncident } from "@/server/incidents/queries";
import { originAt } from "@/server/infra/client";
import { at, makeIncident, makeSite, makeStaff, makeUpdate } from "@/server/testing/make";
import { aSentence, aSentenceWith } from "@/server/testing/sentences";
import { countTraces, listEvents } from "@/server/testing/traces";
import type { StaffActor } from "@/server/accounts/users/queries";
import { answerComment } from "./answer-comment";
import { attachComment } from "./attach-comment";
import { moderateComment } from "./moderate-comment";
import { countHeldComments, listCommentsToModerate } from "./moderation-queries";
import { findCommentByToken } from "./queries";
import { triageComment } from "./triage-comment";
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

/** Each comment is a new person's, from a network of its own and in other words than the last. */
function write(change: Record<string, unknown> = {}, origin = originAt(randomUUID(), "A browser")) {
  const input = writeCommentInput.parse({
    incident,
    name: "Sam",
    what: "It hangs.",
    email: "sam@example.org",
    ...change,
  });

  return writeComment(visitor, input, origin, at("10:00"));
}

async function writtenId(token: string): Promise<string> {
  const comment = await findCommentByToken(token);

  return comment?.id ?? "";
}

function moderate(id: string, state: string, now = at("10:30")) {
  return moderateComment(helpdesk, moderateCommentInput.parse({ id, state }), now);
}

test("a visitor’s comment is held: its writer and staff see it, the public does not", async () => {
  const { token, state } = await write({ service: "mail", program: "Outlook", error: "0x800CCC0F" });

  expect(state).toBe("held");
  expect(await findCommentByToken(token)).toMatchObject({
    state: "held",
    incident: { code: incident },
    program: "Outlook",
  });
  expect(await listCommentsToModerate(system)).toContainEqual(
    expect.objectContaining({ incidentCode: incident, authorEmail: "sam@example.org", errorMessage: "0x800CCC0F" }),
  );
  expect(await findIncident(incident)).toMatchObject({ comments: [], commentCount: 0 });
});

test("what is shown is public, without the address; what is hidden again is not", async () => {
  const { token } = await write({ what: "See [this](https://example.org) <b>now</b>" });
  const id = await writtenId(token);

  await moderate(id, "visible");

  const shown = await findIncident(incident);
  expect(shown?.commentCount).toBe(1);
  expect(JSON.stringify(shown)).not.toContain("sam@example.org");
  expect(shown?.comments[0]?.html).toContain('rel="nofollow ugc');
  expect(shown?.comments[0]?.html).not.toContain("<b>");
  expect((await listEvents()).at(-1)).toEqual({ kind: "comments_changed", incident: { code: incident } });

  await moderate(id, "hidden");
  expect(await findIncident(incident)).toMatchObject({ comments: [], commentCount: 0 });
  expect(await findCommentByToken(token)).toMatchObject({ state: "hidden" });
});

test("when it was first shown stays, and deciding the same again is no decision", async () => {
  const id = await writtenId((await write()).token);
  await moderate(id, "visible", at("10:30"));
  await moderate(id, "hidden", at("10:40"));
  await moderate(id, "visible", at("10:50"));
  const before = await countTraces();

  await moderate(id, "visible", at("11:00"));

  expect(await countTraces()).toEqual(before);
  expect(await db.comment.findUnique({ where: { id }, select: { shownAt: true } })).toEqual({ shownAt: at("10:30") });
});

test("hiding what nobody saw publishes nothing", async () => {
  const id = await writtenId((await write()).token);
  const { events } = await countTraces();

  await moderate(id, "spam");

  expect((await countTraces()).events).toBe(events);
});

test("a double submit leads to the same private page, also when both arrive at once", async () => {
  const form = { formKey: randomUUID() };
  const before = await countTraces();

  const both = await Promise.all([write(form), write(form)]);
  const later = await write(form);

  expect(new Set([...both, later].map(({ token }) => token)).size).toBe(1);
  expect((await countTraces()).comments).toBe(before.comments + 1);
});

test("what a program filled in is put aside, and it gets the same answer", async () => {
  const { token } = await write({ website: "https://example.org" });

  expect(token).toMatch(/^[\w-]{43}$/);
  expect(await findCommentByToken(token)).toMatchObject({ state: "spam" });
});

test.each([
  ["an incident that is none", { incident: "MAIL-9999" }, "incident"],
  ["a service that is none", { service: "NOSUCH" }, "service"],
])("%s is refused", async (_, change, field) => {
  await expect(write(change)).rejects.toMatchObject({ code: "invalid", fields: { [field]: aSentence } });
});

test("long after the end, a comment is sent elsewhere", async () => {
  await makeUpdate(incident, 1, at("09:30"), { status: "resolved" });
  const input = writeCommentInput.parse({ incident, what: "It is back." });
  const origin = originAt(randomUUID(), "A browser");

  await expect(writeComment(visitor, input, origin, new Date("2007-02-01T12:00:00Z"))).rejects.toMatchObject({
    fields: { incident: aSentenceWith("not listed") },
  });
});

test("an answer to what is held can show it; posted twice it is one answer", async () => {
  const { token } = await write();
  const input = answerCommentInput.parse({
    commentId: await writtenId(token),
    body: "Use **WebMail**.",
    showsComment: "on",
    idempotencyKey: randomUUID(),
  });

  const both = await Promise.all([
    answerComment(helpdesk, input, at("10:40")),
    answerComment(helpdesk, input, at("10:40")),
  ]);

  expect(both[0]).toEqual(both[1]);
  expect(await findIncident(incident)).toMatchObject({
    comments: [{ answers: [{ html: '<p dir="auto">Use <strong>WebMail</strong>.</p>', authorName: "Mail team" }] }],
  });
  const other = await makeStaff("helpdesk");
  await expect(answerComment(other, input, at("10:41"))).rejects.toMatchObject({ code: "conflict" });
});

test("who answers what a colleague has answered since is shown that answer first", async () => {
  const commentId = await writtenId((await write()).token);
  const ada = await makeStaff("helpdesk", "Ada");
  const answer = (actor: StaffActor, body: string, seen: number) => {
    const said = { commentId, body, showsComment: "on", basedOn: answersSeen(seen), idempotencyKey: randomUUID() };

    return answerComment(actor, answerCommentInput.parse(said), at("10:40"));
  };
  await answer(ada, "Use WebMail.", 0);

  const before = await countTraces();
  await expect(answer(helpdesk, "Use a phone.", 0)).rejects.toMatchObject({
    code: "conflict",
    message:
      "Not posted yet: Ada has answered in the meantime: “Use WebMail.” Your text is kept. Post again to add yours.",
    current: answersSeen(1),
  });
  expect(await countTraces()).toEqual(before);

  await answer(helpdesk, "Use a phone.", 1);
  expect(await findIncident(incident)).toMatchObject({ comments: [{ answers: [{}, {}] }] });
});

test("a finding is public with its time", async () => {
  const id = await writtenId((await write()).token);
  await moderate(id, "visible");

  await triageComment(helpdesk, triageCommentInput.parse({ id, triage: "fixed" }), at("11:40"));

  expect(await findIncident(incident)).toMatchObject({ comments: [{ triage: "fixed", triagedAt: at("11:40") }] });
});

test("a problem that was not listed is attached to the incident it turned out to be", async () => {
  const { token } = await write({ incident: "" });
  const id = await writtenId(token);
  expect(await findCommentByToken(token)).toMatchObject({ incident: null });
  await moderate(id, "visible");

  await attachComment(helpdesk, attachCommentInput.parse({ id, incident }), at("11:00"));

  expect(await findIncident(incident)).toMatchObject({ comments: [{ id }] });
  expect((await listEvents()).at(-1)).toEqual({ kind: "comments_changed", incident: { code: incident } });
  await expect(
    attachComment(helpdesk, attachCommentInput.parse({ id, incident: "MAIL-9999" }), at("11:00")),
  ).rejects.toMatchObject({ code: "not_found" });
});

test("moderation lists what waits before what is decided", async () => {
  const comments = await listCommentsToModerate(system);
  const states = comments.map(({ state }) => (state === "held" ? "held" : "decided"));

  expect(states.indexOf("decided")).toBeGreaterThan(0);
  expect(states.lastIndexOf("held")).toBeLessThan(states.indexOf("decided"));
  expect(await countHeldComments(system)).toBe(states.filter((state) => state === "held").length);
});

test("a token that is none opens nothing", async () => {
  expect(await findCommentByToken("nonsense")).toBeNull();
});

test("a comment that is none cannot be decided on", async () => {
  await expect(moderate(randomUUID(), "visible")).rejects.toMatchObject({ code: "not_found" });
});
