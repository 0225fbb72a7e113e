import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { system, visitor } from "@/domain/accounts/actor";
import { writeCommentInput } from "@/domain/comments/comment-input";
import { listIncidentsOfService, listOpenIncidents, findIncident } from "@/server/incidents/queries";
import { db } from "@/server/infra/db";
import { originAt } from "@/server/infra/client";
import { hashToken } from "@/server/infra/crypto/token";
import { search } from "@/server/search/search";
import { listServices } from "@/server/services/queries";
import { at, makeIncident, makeSite } from "@/server/testing/make";
import { listEvents } from "@/server/testing/traces";
import { listVisibleCommentNotes, listVisibleComments } from "./queries";
import { moderateComment } from "./moderate-comment";
import { writeComment } from "./write-comment";
import { uniqueText } from "@/server/testing/unique-text";

let incident: string;

beforeAll(async () => {
  await makeSite("MAIL");
  incident = await makeIncident();
});

/** Everything that is rendered for, or answered to, somebody who has not signed in. */
async function everythingPublic(word: string): Promise<string> {
  const { id } = await db.incident.findFirstOrThrow({ select: { id: true } });
  const answers = await Promise.all([
    findIncident(incident, at("12:00")),
    listOpenIncidents(at("12:00")),
    listIncidentsOfService("MAIL", 50, at("12:00")),
    listServices(at("12:00")),
    listVisibleComments(id),
    listVisibleCommentNotes(incident),
    search({ text: word }, at("12:00")).then((results) => results.map(({ id: found, snippet }) => [found, snippet])),
    search({ text: word.slice(0, 12) }, at("12:00")).then((results) => results.map((result) => result.id)),
    listEvents(),
  ]);

  return JSON.stringify(answers);
}

async function write(word: string, change: object = {}): Promise<string> {
  const fields = { what: `It hangs, ${word}.`, error: `Error ${word}`, name: word, program: word };
  const input = writeCommentInput.parse({ incident, ...fields, email: `${word}@example.org`, ...change });
  const { token } = await writeComment(visitor, input, originAt(randomUUID(), "A browser"), at("10:00"));
  const { id } = await db.comment.findUniqueOrThrow({ where: { tokenHash: hashToken(token) }, select: { id: true } });

  return id;
}

function newWord(): string {
  return `w${uniqueText().replaceAll("-", "")}`;
}

test.each<[string, (id: string) => Promise<unknown>]>([
  ["held", () => Promise.resolve()],
  [
    "hidden again",
    async (id) => {
      await moderateComment(system, { id, state: "visible" }, at("10:10"));
      await moderateComment(system, { id, state: "hidden" }, at("10:20"));
    },
  ],
  ["spam", (id) => moderateComment(system, { id, state: "spam" }, at("10:10"))],
  ["withdrawn", (id) => db.comment.update({ where: { id }, data: { state: "withdrawn" }, select: { id: true } })],
])("no word of a comment that is %s is anywhere in public", async (_, decide) => {
  const word = newWord();
  const id = await write(word);
  await decide(id);

  const found = await everythingPublic(word);

  expect(found).not.toContain(word);
  expect(found).not.toContain(id);
});

test("what is shown is found, but not its writer's address", async () => {
  const word = newWord();
  await moderateComment(system, { id: await write(word), state: "visible" }, at("10:10"));

  const found = await everythingPublic(word);

  expect(found).toContain(word);
  expect(found).not.toContain("@example.org");
});

test("nor one that was folded into another, nor one of a program", async () => {
  const first = newWord();
  const words = `The same words ${uniqueText()}`;
  await moderateComment(system, { id: await write(first, { what: words, error: "" }), state: "visible" }, at("10:10"));
  const [folded, trapped] = [newWord(), newWord()];
  await write(folded, { what: words, error: "" });
  await write(trapped, { website: "https://buy.example" });

  expect(await everythingPublic(folded)).not.toContain(folded);
  expect(await everythingPublic(trapped)).not.toContain(trapped);
});
