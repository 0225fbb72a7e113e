import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Actor, system, visitor } from "@/domain/accounts/actor";
import { type WriteComment, writeCommentInput } from "@/domain/comments/comment-input";
import { changeSiteInput } from "@/domain/site/site-input";
import { findIncident } from "@/server/incidents/queries";
import { db } from "@/server/infra/db";
import { originAt } from "@/server/infra/client";
import { hashToken } from "@/server/infra/crypto/token";
import { changeSite } from "@/server/site/change-site";
import { at, makeIncident, makeSite, makeStaff } from "@/server/testing/make";
import { aSentence } from "@/server/testing/sentences";
import { countTraces, listEvents } from "@/server/testing/traces";
import type { StaffActor } from "@/server/accounts/users/queries";
import { answerComment } from "./answer-comment";
import { mergeComments } from "./merge-comments";
import { moderateComment } from "./moderate-comment";
import { pauseComments, resumeComments } from "./pause-comments";
import { findCommentPause } from "./queries";
import { withdrawComment } from "./withdraw-comment";
import { writeComment } from "./write-comment";
import { uniqueText } from "@/server/testing/unique-text";

let editor: StaffActor;
let incident: string;

beforeAll(async () => {
  await makeSite("MAIL");
  await changeSite(system, changeSiteInput.parse({ helpDeskPhone: "974-1222" }), at("08:00"));
  editor = await makeStaff("editor");
});

beforeEach(async () => {
  incident = await makeIncident();
});

const member: Actor = { kind: "member", email: "sam@example.edu" };

type Sending = { actor?: Actor; visitorId?: string; now?: Date; network?: string };

function send(change: Partial<Record<keyof WriteComment, unknown>> = {}, sending: Sending = {}) {
  const { actor = visitor, visitorId, now = at("10:00"), network = randomUUID() } = sending;
  const input = writeCommentInput.parse({ incident, what: `It hangs ${uniqueText()}`, ...change });

  return writeComment(actor, input, { ...originAt(network, "A browser"), visitorId: visitorId ?? null }, now);
}

async function stored(token: string) {
  return db.comment.findUniqueOrThrow({
    where: { tokenHash: hashToken(token) },
    select: {
      id: true,
      state: true,
      heldFor: true,
      authorKind: true,
      mergedIntoId: true,
      isFollowed: true,
      shownAt: true,
    },
  });
}

async function sendAndShow(change: object, sending: Sending): Promise<void> {
  const { id } = await stored((await send(change, sending)).token);
  await moderateComment(system, { id, state: "visible" }, at("10:05"));
}

describe("who is trusted", () => {
  test("a guest after three that staff have shown, by the cookie", async () => {
    const sending = { visitorId: randomUUID() };
    for (let count = 0; count < 3; count += 1) {
      expect(await send({}, sending)).toMatchObject({ state: "held" });
      await sendAndShow({}, sending);
    }
    const before = await countTraces();

    const { token, state } = await send({ what: "It works again, thanks." }, sending);

    expect(state).toBe("visible");
    expect((await stored(token)).shownAt).toEqual(at("10:00"));
    expect((await findIncident(incident))?.comments.at(-1)?.html).toContain("works again");
    expect((await countTraces()).events).toBe(before.events + 1);
    expect((await listEvents()).at(-1)).toEqual({ kind: "comments_changed", incident: { code: incident } });
  });

  test("nobody by an address that they typed in, nor distrusted by it", async () => {
    const email = `${randomUUID()}@example.org`;
    const visitorId = randomUUID();
    for (let count = 0; count < 3; count += 1) {
      await sendAndShow({ email }, { visitorId });
    }
    const { token, state } = await send({ email, name: "The professor" });

    expect(state).toBe("held");
    await moderateComment(system, { id: (await stored(token)).id, state: "hidden" }, at("10:20"));
    expect(await send({ email }, { visitorId })).toMatchObject({ state: "visible" });
  });

  test("no more, once one of theirs was hidden", async () => {
    const visitorId = randomUUID();
    for (let count = 0; count < 4; count += 1) {
      await sendAndShow({}, { visitorId });
    }
    const { id } = await stored((await send({}, { visitorId })).token);
    await moderateComment(system, { id, state: "hidden" }, at("10:30"));

    expect(await send({}, { visitorId })).toMatchObject({ state: "held" });
  });

  test("a member at once, and is marked; nobody's address is public", async () => {
    const { token, state } = await send({ email: "else@example.org", follow: "on" }, { actor: member });

    expect(state).toBe("visible");
    expect(await stored(token)).toMatchObject({ authorKind: "member", isFollowed: true });
    const shown = await findIncident(incident);
    expect(shown?.comments).toMatchObject([{ isMember: true, authorName: null }]);
    expect(JSON.stringify(shown)).not.toMatch(/sam@example|else@example/);
  });

  test("staff who comment are members", async () => {
    expect(await stored((await send({}, { actor: editor })).token)).toMatchObject({
      state: "visible",
      authorKind: "member",
    });
  });
});

test.each<[string, object, string[]]>([
  ["a phone number", { what: `Call 555-0123 ${uniqueText()}` }, ["phone_number"]],
  ["an address in the error", { error: "550 jo@example.org" }, ["email_address"]],
  ["a link", { what: `See www.example.org/${randomUUID()}` }, ["links"]],
  ["a link in entities", { what: `See &#104;ttps://example.org/${randomUUID()}` }, ["links"]],
  ["an address in entities", { what: `Write to help&#64;example.org, ${uniqueText()}` }, ["email_address"]],
  ["the help desk's number", { what: `I called 974-1222, ticket ${uniqueText()}` }, []],
])("a member's comment with %s", async (_, change, heldFor) => {
  const { token } = await send(change, { actor: member });

  expect(await stored(token)).toMatchObject({ state: heldFor.length > 0 ? "held" : "visible", heldFor });
});

test("to be notified of an answer takes an address", async () => {
  await expect(send({ follow: "on" })).rejects.toMatchObject({ code: "invalid", fields: { email: aSentence } });
});

describe("the same words", () => {
  const what = () => `Same words ${uniqueText()}`;

  test("fold into the first that wait; two others are counted once it is shown", async () => {
    const words = what();
    const first = await stored((await send({ what: words })).token);
    const others = await Promise.all([send({ what: words.toUpperCase() }), send({ what: ` ${words} !` })]);
    await moderateComment(system, { id: first.id, state: "visible" }, at("10:20"));

    for (const { token } of others) {
      expect(await stored(token)).toMatchObject({ mergedIntoId: first.id, state: "visible", shownAt: at("10:20") });
    }
    const late = await send({ what: words });
    expect(late.state).toBe("visible");
    expect(await findIncident(incident)).toMatchObject({ commentCount: 1, comments: [{ id: first.id }] });
  });

  test("share what is decided of the first; what was merged by hand keeps its own state", async () => {
    const words = what();
    const first = await stored((await send({ what: words })).token);
    const { token } = await send({ what: words });
    const other = await stored((await send({ what: what() })).token);
    await mergeComments(system, { id: other.id, intoId: first.id }, at("10:10"));
    const states = async () => {
      const merged = await db.comment.findUnique({ where: { id: other.id }, select: { state: true } });

      return [(await stored(token)).state, merged?.state];
    };

    await moderateComment(system, { id: first.id, state: "visible" }, at("10:20"));
    expect(await states()).toEqual(["visible", "held"]);
    await moderateComment(system, { id: first.id, state: "spam" }, at("10:21"));
    expect(await states()).toEqual(["spam", "held"]);
    const answer = { commentId: first.id, body: "Use WebMail.", showsComment: true, idempotencyKey: randomUUID() };
    await answerComment(system, answer, at("10:22"));
    expect(await states()).toEqual(["visible", "held"]);
  });

  test.each([
    ["a name of its own waits to be read", { name: "Rude words" }, "held"],
    ["nothing of its own is shown in its place", {}, "visible"],
  ])("when the first is withdrawn, one with %s", async (_, more, state) => {
    const words = what();
    const written = await send({ what: words });
    const first = await stored(written.token);
    await moderateComment(system, { id: first.id, state: "visible" }, at("10:20"));
    const { token } = await send({ what: words, ...more });
    await withdrawComment(visitor, { token: written.token }, originAt(randomUUID(), "A browser"), at("10:30"));

    expect(await stored(token)).toMatchObject({ mergedIntoId: null, state });
  });

  test("that arrive together are one and its echoes", async () => {
    const words = what();
    const all = await Promise.all(Array.from({ length: 6 }, () => send({ what: words })));
    const rows = await Promise.all(all.map(({ token }) => stored(token)));

    expect(rows.filter(({ mergedIntoId }) => mergedIntoId === null)).toHaveLength(1);
  });

  test("are news after a day, elsewhere, and after the first was hidden", async () => {
    const words = what();
    const first = await stored((await send({ what: words })).token);

    expect(await stored((await send({ what: words, incident: "" })).token)).toMatchObject({ mergedIntoId: null });
    await moderateComment(system, { id: first.id, state: "hidden" }, at("10:20"));
    expect(await stored((await send({ what: words }, { now: at("10:30") })).token)).toMatchObject({
      mergedIntoId: null,
      state: "held",
    });
    const later = new Date(at("10:00").getTime() + 25 * 3_600_000);
    expect(await stored((await send({ what: words }, { now: later })).token)).toMatchObject({ mergedIntoId: null });
  });

  test("as what staff called spam are spam", async () => {
    const words = what();
    const first = await stored((await send({ what: words })).token);
    await moderateComment(system, { id: first.id, state: "spam" }, at("10:20"));

    expect(await send({ what: words }, { actor: member })).toMatchObject({ state: "spam" });
  });

  test("of the same person are the same comment, with the cookie of the first answer too", async () => {
    const words = what();
    const visitorId = randomUUID();
    const input = writeCommentInput.parse({ incident, what: words });
    const newcomer = { ...originAt(randomUUID(), "A browser"), visitorId, isNewVisitor: true };
    const first = await writeComment(visitor, input, newcomer, at("10:00"));
    const again = await writeComment(visitor, input, { ...newcomer, isNewVisitor: false }, at("10:40"));

    expect(again.token).toBe(first.token);
  });
});

describe("a pause", () => {
  const paused = { code: "conflict", message: aSentence };

  test("of one incident holds back visitors and members there, and nobody elsewhere", async () => {
    await pauseComments(editor, { incident }, at("10:10"));

    await expect(send()).rejects.toMatchObject(paused);
    await expect(send({}, { actor: member })).rejects.toMatchObject(paused);
    expect(await send({}, { actor: editor })).toMatchObject({ state: "visible" });
    expect(await send({ incident: "" })).toMatchObject({ state: "held" });
    expect(await findCommentPause(incident)).toEqual({ at: at("10:10"), isEverywhere: false });

    await resumeComments(editor, { incident }, at("10:20"));
    expect(await send()).toMatchObject({ state: "held" });
    expect(await findCommentPause(incident)).toBeNull();
    expect((await listEvents()).slice(-2)).toContainEqual({ kind: "comments_changed", incident: { code: incident } });
  });

  test("everywhere is said on every page; pausing twice is one pause", async () => {
    await pauseComments(editor, {}, at("10:10"));
    const before = await countTraces();
    await pauseComments(editor, {}, at("10:15"));

    expect(await countTraces()).toEqual(before);
    await expect(send()).rejects.toMatchObject(paused);
    await expect(send({ incident: "" })).rejects.toMatchObject(paused);
    expect(await findCommentPause(incident)).toEqual({ at: at("10:10"), isEverywhere: true });
    expect((await listEvents()).at(-1)).toEqual({ kind: "site_changed" });

    await resumeComments(editor, {}, at("10:20"));
    expect(await send({ incident: "" })).toMatchObject({ state: "held" });
  });
});
