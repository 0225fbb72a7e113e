import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { changeIncidentInput } from "@/domain/incidents/incident-input";
import type { SearchQuery, SearchResult } from "@/domain/search/search";
import type { CommentState } from "@/domain/shared/words";
import { answerComment } from "@/server/comments/answer-comment";
import { attachComment } from "@/server/comments/attach-comment";
import { moderateComment } from "@/server/comments/moderate-comment";
import { rebuildSearchVocabulary } from "@/server/publishing/schedule/upkeep";
import { editUpdate } from "@/server/incidents/edit-update";
import { changeIncident } from "@/server/incidents/change-incident";
import { db, transaction } from "@/server/infra/db";
import { makeKnownError } from "@/server/testing/known-errors";
import { at, makeIncident, makeService, makeSite, makeUpdate } from "@/server/testing/make";
import { search } from "./search";
import { holdComment, showComment } from "./testing/make-entries";

const now = at("18:00");
let incident: string;
let word: string;

beforeAll(async () => {
  await makeSite("MAIL");
  await makeService("WIFI", "Wi-Fi");
});

/** Each test asks for a word that nothing else has. */
beforeEach(async () => {
  word = `zq${randomUUID()
    .replaceAll("-", "")
    .replaceAll(/\d/g, (digit) => "ghijklmnop".charAt(Number(digit)))}`;
  incident = await makeIncident();
});

async function find(text = word): Promise<string[]> {
  return (await findEntries(text)).map(({ path }) => path);
}

/** Without the services that they are about. */
async function findEntries(text: string, change: Partial<SearchQuery> = {}): Promise<SearchResult[]> {
  return (await search({ text, ...change }, now)).filter(({ kind }) => kind !== "service");
}

/** How often the word is in anything that search reads. */
async function countTraces(): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    SELECT (SELECT count(*) FROM search_entries WHERE strpos(search_entries::text, ${word}) > 0)::int AS count`;

  return rows[0]?.count ?? NaN;
}

function setState(id: string, state: CommentState) {
  return db.comment.update({ where: { id }, data: { state }, select: { id: true } });
}

test("a comment that is held is found nowhere, and is found once it is shown", async () => {
  const id = await holdComment(incident, { what: `It says ${word}.` });
  expect(await find()).toEqual([]);
  expect(await countTraces()).toBe(0);

  await moderateComment(system, { id, state: "visible" }, at("12:30"));

  expect(await find()).toEqual([`/incidents/${incident.toLowerCase()}#comment-${id}`]);
});

test.each<CommentState>(["held", "hidden", "spam", "withdrawn"])(
  "what was shown and is %s then is gone",
  async (state) => {
    const id = await showComment(incident, { what: `It says ${word}.`, error: word, program: word });
    expect(await find()).toHaveLength(1);

    await setState(id, state);

    expect(await find()).toEqual([]);
    expect(await countTraces()).toBe(0);
    await setState(id, "visible");
    expect(await find()).toHaveLength(1);
  },
);

test.each<CommentState>(["hidden", "spam", "withdrawn"])(
  "what was never shown and is %s is not there",
  async (state) => {
    const id = await holdComment(incident, { what: word });
    await setState(id, state);

    expect(await find()).toEqual([]);
    expect(await countTraces()).toBe(0);
  },
);

test("one that is merged into another is not found by itself, and again when they are parted", async () => {
  const first = await showComment(incident, { what: "The first." });
  const id = await showComment(incident, { what: `The same: ${word}.` });
  const merge = (mergedIntoId: string | null) =>
    db.comment.update({ where: { id }, data: { mergedIntoId }, select: { id: true } });

  await merge(first);
  expect(await find()).toEqual([]);
  expect(await countTraces()).toBe(0);
  await merge(null);
  expect(await find()).toHaveLength(1);
  await merge(first);
  await db.comment.delete({ where: { id: first }, select: { id: true } });
  expect(await find()).toHaveLength(1);
});

test("the answer to what is held is not found; with the comment it is, and goes with it", async () => {
  const id = await holdComment(incident);
  const answer = { commentId: id, body: `Try **${word}**.`, showsComment: false, idempotencyKey: randomUUID() };
  await answerComment(system, answer, at("12:40"));
  expect(await find()).toEqual([]);
  expect(await countTraces()).toBe(0);

  await moderateComment(system, { id, state: "visible" }, at("12:50"));
  expect(await find()).toHaveLength(1);
  await moderateComment(system, { id, state: "hidden" }, at("12:55"));
  expect(await find()).toEqual([]);
});

test("an answer shown later is found, changed it is found as it is, deleted it is gone", async () => {
  const id = await showComment(incident);
  const answer = { commentId: id, body: `Try ${word}.`, showsComment: false, idempotencyKey: randomUUID() };
  const { id: answerId } = await answerComment(system, answer, at("12:40"));
  expect(await find()).toHaveLength(1);

  await db.answer.update({ where: { id: answerId }, data: { bodyHtml: "<p>Other words.</p>" }, select: { id: true } });
  expect(await find()).toEqual([]);
  await db.answer.update({ where: { id: answerId }, data: { bodyHtml: `<p>${word}</p>` }, select: { id: true } });
  expect(await find()).toHaveLength(1);
  await db.answer.delete({ where: { id: answerId }, select: { id: true } });
  expect(await find()).toEqual([]);
});

test("whoever hides is not overtaken by an answer that is written at the same time", async () => {
  const id = await showComment(incident, { what: word });
  const key = randomUUID();
  let answered: Promise<unknown> = Promise.resolve();
  await transaction(async (tx) => {
    await tx.comment.update({ where: { id }, data: { state: "hidden" }, select: { id: true } });
    answered = db.answer.create({
      data: { commentId: id, bodyMarkdown: "A", bodyHtml: "<p>A</p>", postedAt: now, idempotencyKey: key },
      select: { id: true },
    });
    await Promise.race([answered, waitingForLock()]);
  });
  await answered;

  expect(await countTraces()).toBe(0);
});

async function waitingForLock(): Promise<void> {
  for (;;) {
    const rows = await db.$queryRaw<unknown[]>`
      SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    if (rows.length > 0) {
      return;
    }
  }
}

test("what its writer corrects is found as it is now", async () => {
  const id = await showComment(incident, { what: word });
  await db.comment.update({ where: { id }, data: { bodyHtml: "<p>Other words.</p>" }, select: { id: true } });

  expect(await find()).toEqual([]);
  expect(await countTraces()).toBe(0);
});

test("a problem that is not listed has no page to be found on, until it is moved to an incident; then it follows it", async () => {
  const id = await showComment("", { what: word });
  expect(await find()).toEqual([]);

  await attachComment(system, { id, incident }, at("13:00"));
  expect(await find()).toEqual([`/incidents/${incident.toLowerCase()}#comment-${id}`]);
  const other = await makeIncident();
  await attachComment(system, { id, incident: other }, at("13:10"));
  expect(await find()).toEqual([`/incidents/${other.toLowerCase()}#comment-${id}`]);
});

test("what a writer says of themselves is not what search reads", async () => {
  await showComment(incident, { what: "It hangs.", name: word, email: `${word}@example.org` });

  expect(await find()).toEqual([]);
  expect(await countTraces()).toBe(0);
});

test("what help desk reads out is not public", async () => {
  const { prefix, number } = { prefix: "MAIL", number: Number(incident.split("-")[1]) };
  const where = { prefix_number: { prefix, number } };
  await db.incident.update({ where, data: { callerScript: word }, select: { id: true } });

  expect(await find()).toEqual([]);
});

test("an update is found as it is after each correction, and an incident as it is called", async () => {
  await makeUpdate(incident, 1, at("10:00"), { body: `We found ${word}.` });
  expect(await find()).toEqual([`/incidents/${incident.toLowerCase()}#update-2`]);
  await editUpdate(
    system,
    {
      code: `${incident}.2`,
      body: "Nothing.",
      workaround: null,
      happenedAt: null,
      notifiesSubscribers: false,
      confirmed: [],
    },
    at("10:10"),
  );
  expect(await find()).toEqual([]);

  await changeIncident(system, changeIncidentInput.parse({ code: incident, title: `Storage ${word}` }), at("10:20"));
  expect(await find()).toEqual([`/incidents/${incident.toLowerCase()}`]);
});

test("the end of an incident is the end of everything under it, also of its services", async () => {
  await makeUpdate(incident, 1, at("10:00"), { body: word, status: "monitoring" });
  const id = await showComment(incident, { what: word });
  expect(await findEntries(word)).toMatchObject([{ state: { status: "monitoring" }, places: 2, services: ["MAIL"] }]);

  await makeUpdate(incident, 2, at("11:00"), {
    status: "resolved",
    services: [{ code: "WIFI", status: "operational" }],
  });

  expect(await findEntries(word)).toMatchObject([{ state: { status: "resolved" } }]);
  const rows = await db.$queryRaw<unknown[]>`
    SELECT FROM search_entries AS child JOIN search_entries AS parent ON parent.subject_id = child.parent_id
    WHERE child.is_open <> parent.is_open OR (child.kind = 'update' AND child.services <> parent.services)`;
  expect(rows).toEqual([]);
  expect(id).not.toBe("");
});

test("what is deleted is gone with everything under it", async () => {
  await makeUpdate(incident, 1, at("10:00"), { body: word });
  await showComment(incident, { what: word });
  await db.incident.delete({
    where: { prefix_number: { prefix: "MAIL", number: Number(incident.split("-")[1]) } },
    select: { id: true },
  });

  expect(await find()).toEqual([]);
  expect(await countTraces()).toBe(0);
});

test("a known error is found by what it says now", async () => {
  const slug = await makeKnownError({
    title: "Cannot connect",
    messages: [`Reply ${word}`],
    services: ["MAIL"],
  });
  const { id } = await db.knownError.findUniqueOrThrow({ where: { slug }, select: { id: true } });
  expect(await find()).toEqual([`/known-errors/${slug}`]);
  expect(await findEntries(word, { service: "MAIL" })).toHaveLength(1);

  await db.knownErrorService.deleteMany({ where: { knownErrorId: id } });
  expect(await findEntries(word, { service: "MAIL" })).toEqual([]);
  await db.knownErrorMessage.updateMany({ where: { knownErrorId: id }, data: { text: "Other words" } });
  expect(await find()).toEqual([]);
  await db.knownErrorMessage.updateMany({ where: { knownErrorId: id }, data: { text: word } });
  await db.knownError.update({ where: { id }, data: { state: "fixed", fixedAt: now }, select: { id: true } });
  expect(await findEntries(word)).toMatchObject([{ state: { state: "fixed" } }]);
  await db.knownErrorMessage.deleteMany({ where: { knownErrorId: id } });
  expect(await find()).toEqual([]);
  await db.knownError.update({ where: { id }, data: { title: word }, select: { id: true } });
  expect(await find()).toHaveLength(1);
  await db.knownError.delete({ where: { id }, select: { id: true } });
  expect(await find()).toEqual([]);
});

test("a service is found by the name it has", async () => {
  const service = await db.service.findUniqueOrThrow({ where: { code: "MAIL" }, select: { id: true, name: true } });
  await db.service.update({ where: { id: service.id }, data: { name: word }, select: { id: true } });

  expect(await find()).toContain(`/incidents/${incident.toLowerCase()}`);
  await db.service.update({ where: { id: service.id }, data: { name: service.name }, select: { id: true } });
  expect(await find()).toEqual([]);
});

test("what nobody may read any more is deleted from the words, and what was left out is learnt", async () => {
  const id = await showComment(incident, { what: word });
  const learnt = () => db.$queryRaw<unknown[]>`SELECT FROM search_words WHERE word = ${word}`;
  expect(await learnt()).toHaveLength(1);
  await setState(id, "withdrawn");

  await rebuildSearchVocabulary();
  expect(await learnt()).toEqual([]);

  await setState(id, "visible");
  await db.$executeRaw`DELETE FROM search_words`;
  await rebuildSearchVocabulary();
  expect(await learnt()).toHaveLength(1);
});
