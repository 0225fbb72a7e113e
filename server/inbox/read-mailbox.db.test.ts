import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { system } from "@/domain/accounts/actor";
import { listCommentsToModerate } from "@/server/comments/moderation-queries";
import { db } from "@/server/infra/db";
import { makeAnswer, makeFollowedComment } from "@/server/testing/answered-comment";
import { makeIncident, makeSite, makeStaff, makeUpdate } from "@/server/testing/make";
import { readMailbox } from "./read-mailbox";
import { mailsTo } from "./testing/receive-mail";
import type { Headers } from "./testing/write-mail";

// The environment is read once, by the first import that asks for it: the server is there before.
const dovecot = await vi.hoisted(async () => {
  const { hasDovecot, startDovecot } = await import("./testing/dovecot");
  const server = hasDovecot ? await startDovecot() : null;
  if (server) {
    Object.assign(process.env, { IMAP_URL: server.url, MAIL_FROM: "Allclear <status@example.edu>" });
  }

  return server;
});

const now = () => new Date();
let incident: string;
let other: string;

beforeAll(async () => {
  await makeSite("MAIL");
  incident = await makeIncident();
  other = await makeIncident();
});

beforeEach(({ skip }) => skip(dovecot === null, "dovecot is not installed."));

afterAll(() => dovecot?.remove());

const { deliver } = mailsTo(dovecot);

const select = {
  id: true,
  state: true,
  heldFor: true,
  origin: true,
  authorEmail: true,
  authorName: true,
  bodyMarkdown: true,
  isFollowed: true,
  incident: { select: { prefix: true, number: true } },
} as const;

function find(mailMessageId: string) {
  return db.comment.findUnique({ where: { mailMessageId }, select });
}

async function reported(body: string, headers: Headers = {}) {
  const id = deliver(body, headers);
  await readMailbox(system, now());

  return find(id);
}

async function ignored(messageId: string) {
  const entry = await db.auditEntry.findFirst({
    where: { action: "mail.ignored", subjectId: messageId },
    select: { detail: true },
  });

  return entry?.detail;
}

function mailbox() {
  return db.mailbox.findUnique({
    where: { id: 1 },
    select: { uidValidity: true, lastUid: true, succeededAt: true, failure: true },
  });
}

test("a mail becomes a comment that is held, with its address, without its name", async () => {
  const from = { From: "Sam Miller <Sam@example.org>" };

  expect(await reported("It says 0x800CCC0F.\r\n-- \r\nSam\r\n", from)).toMatchObject({
    state: "held",
    origin: "mail",
    authorEmail: "sam@example.org",
    authorName: null,
    bodyMarkdown: "Outlook stops\n\nIt says 0x800CCC0F.",
    incident: null,
  });
  expect(await mailbox()).toMatchObject({ failure: null, succeededAt: expect.any(Date) });
});

test("read again, also by a process that starts again, nothing comes twice", async () => {
  const id = deliver("Once.", { Subject: "Once" });
  await readMailbox(system, now());
  const before = await db.comment.count();

  await readMailbox(system, now());
  expect(await db.comment.count()).toBe(before);

  await db.mailbox.deleteMany({});
  await readMailbox(system, now());
  expect(await db.comment.count()).toBe(before);
  expect(await find(id)).not.toBeNull();
});

test("a mailbox that renumbers its emails is read on, and nothing comes twice", async () => {
  await reported("Before.");
  const { uidValidity } = (await mailbox()) ?? {};
  const before = await db.comment.count();
  await dovecot?.stop();
  dovecot?.renumber();
  await dovecot?.start();

  expect(await reported("After.", { Subject: "After" })).not.toBeNull();
  expect(await db.comment.count()).toBe(before + 1);
  expect((await mailbox())?.uidValidity).not.toBe(uidValidity);
});

test("what lay there long before the mailbox was named stays history", async () => {
  await db.mailbox.deleteMany({});
  const id = deliver("Years ago.", {}, new Date("2006-12-12T10:00:00Z"));
  await readMailbox(system, now());

  expect(await find(id)).toBeNull();
});

test("the mailbox is left as it was", async () => {
  deliver("Stays.", { Subject: "Stays" });
  const before = dovecot?.names();
  await readMailbox(system, now());

  expect(dovecot?.names()).toEqual(before);
});

describe("the thread", () => {
  test.each([
    ["[MAIL-1] It hangs", "MAIL-1", "It hangs\n\nWords."],
    ["Re: [mail-1] Answer to your report", "MAIL-1", "Words."],
    ["MAIL-1 hangs", "MAIL-1", "MAIL-1 hangs\n\nWords."],
    ["[MAIL-999] It hangs", null, "[MAIL-999] It hangs\n\nWords."],
    ["[WINDOWS-10] hangs", null, "[WINDOWS-10] hangs\n\nWords."],
  ])("of the subject %s", async (subject, code, text) => {
    const comment = await reported("Words.", { Subject: subject });

    expect(comment?.incident ? `${comment.incident.prefix}-${comment.incident.number}` : null).toBe(code);
    expect(comment?.bodyMarkdown).toBe(text);
  });

  test("a reply to an answer is of the incident that the answered comment is of now", async () => {
    const staff = await makeStaff("helpdesk");
    const { commentId } = await makeFollowedComment(incident);
    const { answerId } = await makeAnswer(commentId, staff.id, "Which program?");
    const moved = await db.incident.findFirst({ where: { number: 2 }, select: { id: true } });
    await db.comment.update({ where: { id: commentId }, data: { incidentId: moved?.id ?? null } });

    const comment = await reported("Outlook.\r\n\r\nOn Tuesday, Allclear wrote:\r\n> Which program?\r\n", {
      Subject: "Re: [MAIL-1] Answer to your report",
      "In-Reply-To": `<answer.${answerId}.${commentId}@localhost>`,
      References: `<comment.${commentId}@localhost> <answer.${answerId}.${commentId}@localhost>`,
    });

    expect(comment?.bodyMarkdown).toBe("Outlook.");
    expect(comment?.incident).toMatchObject({ number: 2 });
  });

  test("a second mail that refers to the writer’s first goes where that one is", async () => {
    const first = deliver("First.", { Subject: `[${other}] First` });
    await readMailbox(system, now());

    expect((await reported("Second.", { Subject: "Re: First", References: first }))?.incident).toMatchObject({
      number: 2,
    });
  });

  test("a reply to what was about no incident says what it goes on from", async () => {
    const From = `${randomUUID()}@example.org`;
    const first = deliver("It hangs.", { From });
    await readMailbox(system, now());
    await reported("In Outlook.", { From, Subject: "Re: your report", "In-Reply-To": first });

    const reply = (await listCommentsToModerate(system)).find(({ markdown }) => markdown.endsWith("In Outlook."));
    expect(reply?.incidentCode).toBeNull();
    expect(reply?.continues?.markdown).toContain("It hangs.");
  });

  test("numbers and addresses of people hold it, and staff see why", async () => {
    const comment = await reported("Call me at 212-555-0187 or write to kim@example.org.");

    expect(comment).toMatchObject({ state: "held" });
    expect(comment?.heldFor.toSorted()).toEqual(["email_address", "phone_number"]);
  });

  test.each([
    ["<answer.00000000-0000-7000-8000-000000000000.00000000-0000-7000-8000-000000000000@localhost>"],
    ["<comment.no-id@localhost>"],
    [`<${"x".repeat(5_000)}@localhost> <a@b`],
  ])("made up references lead nowhere: %s", async (references) => {
    expect(await reported("Words.", { References: references })).toMatchObject({ incident: null });
  });

  test("an incident that has been over for long takes no more", async () => {
    const code = await makeIncident();
    await makeUpdate(code, 1, new Date("2006-12-12T11:00:00Z"), { status: "resolved" });

    expect(await reported("Late.", { Subject: `[${code}] Late` })).toMatchObject({
      incident: null,
      bodyMarkdown: `[${code}] Late\n\nLate.`,
    });
  });
});

describe("what nobody wrote is ignored, with the reason", () => {
  test.each([
    ["an automatic reply", { "Auto-Submitted": "auto-replied" }, "machine"],
    ["a bounce", { "Return-Path": "<>" }, "bounce"],
    ["a report of delivery", { From: "MAILER-DAEMON@example.org" }, "bounce"],
    ["our own mail", { From: "status@example.edu" }, "ourselves"],
    ["an empty mail", { Subject: "" }, "empty"],
  ])("%s", async (_, headers, reason) => {
    const id = deliver("", headers);
    await readMailbox(system, now());

    expect(await find(id)).toBeNull();
    expect(await ignored(id)).toMatchObject({ reason });
  });
});

test("what one address sends without end stops at twenty in an hour", async () => {
  const from = `${randomUUID()}@example.org`;
  for (let count = 0; count < 25; count += 1) {
    deliver(`Again, ${count}.`, { From: from });
  }
  await readMailbox(system, now());

  expect(await db.comment.count({ where: { authorEmail: from } })).toBe(20);
}, 60_000);

test("while comments are paused everywhere the emails wait", async () => {
  await db.site.update({ where: { id: 1 }, data: { commentsPausedAt: now() } });
  const id = deliver("Waits.", { Subject: "Waits" });
  await readMailbox(system, now());
  expect(await find(id)).toBeNull();

  await db.site.update({ where: { id: 1 }, data: { commentsPausedAt: null } });
  await readMailbox(system, now());
  expect(await find(id)).not.toBeNull();
});

test("a server that is down is noted with the reason, and what came in the meantime is read after it", async () => {
  await dovecot?.stop();
  await readMailbox(system, now());
  expect((await mailbox())?.failure).toMatch(/^127\.0\.0\.1:\d+ refused the connection\.$/);

  const id = deliver("Came in the meantime.", { Subject: "In the meantime" });
  await dovecot?.start();
  await readMailbox(system, now());
  expect(await find(id)).not.toBeNull();
  expect(await mailbox()).toMatchObject({ failure: null });
});
