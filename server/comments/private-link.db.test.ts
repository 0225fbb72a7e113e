import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "@/domain/accounts/actor";
import { db } from "@/server/infra/db";
import { hashToken } from "@/server/infra/crypto/token";
import { makeIncident, makeSite, makeStaff } from "@/server/testing/make";
import type { StaffActor } from "@/server/accounts/users/queries";
import { type Sending, sendComment } from "./testing/send-comment";
import { uniqueText } from "@/server/testing/unique-text";

let editor: StaffActor;
let incident: string;

beforeAll(async () => {
  await makeSite("MAIL");
  editor = await makeStaff("editor");
});

beforeEach(async () => {
  incident = await makeIncident();
});

const member: Actor = { kind: "member", email: "sam@example.edu" };

const send = (change: Parameters<typeof sendComment>[1] = {}, sending: Sending = {}) =>
  sendComment(incident, change, sending);

async function stored(token: string) {
  return db.comment.findUniqueOrThrow({
    where: { tokenHash: hashToken(token) },
    select: { id: true, mergedIntoId: true, bodyMarkdown: true, errorMessage: true, authorName: true, program: true },
  });
}

const what = () => `Same words ${uniqueText()}`;

test("the same words of the same form are the same comment, and of nobody else's: a neighbour with the same browser gets none of its link", async () => {
  const words = what();
  const network = randomUUID();
  const form = { what: words, formKey: randomUUID() };
  const first = await send(form, { network });

  expect((await send(form, { network: randomUUID() })).token).toBe(first.token);
  const neighbours = [
    await send({ what: words }, { network }),
    await send({ what: words, formKey: randomUUID() }, { network }),
    await send({ what: words }, { network, visitorId: randomUUID() }),
    await send(form, { network, actor: member }),
  ];
  for (const { token } of neighbours) {
    expect(token).not.toBe(first.token);
    expect((await stored(token)).mergedIntoId).toBe((await stored(first.token)).id);
  }
  expect((await send({ ...form, what: what() })).token).not.toBe(first.token);
});

test.each<[string, Actor]>([
  ["of a member", member],
  ["of another member", { kind: "member", email: "kim@example.edu" }],
])("the same words %s are not handed to who uses the browser after them, or with them", async (_, actor) => {
  const words = what();
  const visitorId = randomUUID();
  const network = randomUUID();
  const theirs = await send({ what: words }, { actor, visitorId, network });
  const other: Actor = { kind: "member", email: "jo@example.edu" };

  expect((await send({ what: words }, { visitorId, network })).token).not.toBe(theirs.token);
  expect((await send({ what: words }, { actor: other, visitorId, network })).token).not.toBe(theirs.token);
  expect((await send({ what: words }, { actor, visitorId, network })).token).toBe(theirs.token);
});

test("the same words of staff are not handed to a neighbour", async () => {
  const words = what();
  const network = randomUUID();
  const theirs = await send({ what: words }, { actor: editor, network });

  expect((await send({ what: words }, { network })).token).not.toBe(theirs.token);
});

test("what is sent twice at once from one form is one comment", async () => {
  const form = { what: what(), formKey: randomUUID() };
  const all = await Promise.all([send(form), send(form), send(form)]);

  expect(new Set(all.map(({ token }) => token)).size).toBe(1);
});

test("a private link of this site is removed before anything is stored", async () => {
  const secret = (await send()).token;
  const link = `https://status.example.edu/comments/${secret}`;
  const { token } = await send({ what: `It hangs, see ${link}`, error: link, name: secret.slice(0, 3), program: link });
  const row = await stored(token);

  expect(JSON.stringify(row)).not.toContain(secret);
  expect(row.bodyMarkdown).toBe("It hangs, see (private link removed)");
});
