import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { system } from "@/domain/accounts/actor";
import { listCommentsToModerate } from "@/server/comments/moderation-queries";
import { db } from "@/server/infra/db";
import { makeSite, makeStaff } from "@/server/testing/make";
import { addIgnoredMail } from "./add-ignored-mail";
import { readMailbox } from "./read-mailbox";
import { findWholeMail, listIgnoredMails, purgeReceivedMails } from "./received-mails";
import { mailsTo } from "./testing/receive-mail";
import type { Headers } from "./testing/write-mail";

// Whose a mail is, what is ignored, and what is kept of it. The environment is read once, by the first
// import that asks for it.
const dovecot = await vi.hoisted(async () => {
  const { hasDovecot, startDovecot } = await import("./testing/dovecot");
  const server = hasDovecot ? await startDovecot() : null;
  if (server) {
    Object.assign(process.env, { IMAP_URL: server.url, MAIL_FROM: "Allclear <status@example.edu>" });
  }

  return server;
});

const now = () => new Date();

beforeAll(() => makeSite("MAIL"));

beforeEach(({ skip }) => skip(dovecot === null, "dovecot is not installed."));

afterAll(() => dovecot?.remove());

const { deliver, receive } = mailsTo(dovecot);

describe("through a list", () => {
  const listed = (writer: string, from = "reports@lists.example.edu"): Headers => ({
    From: `"A writer via Reports" <${from}>`,
    "Reply-To": writer,
    "List-Id": "<reports.lists.example.edu>",
    Precedence: "list",
  });

  test.each(["reports@lists.example.edu", "status@example.edu"])("from %s it is the writer’s", async (from) => {
    const writer = `${randomUUID()}@example.edu`;

    expect(await receive("It hangs.", listed(writer, from))).toMatchObject({ authorEmail: writer });
  });

  test("many write at once", async () => {
    const ids = Array.from({ length: 22 }, (_, index) =>
      deliver(`Room ${index} is dark.`, listed(`${randomUUID()}@example.edu`)),
    );
    await readMailbox(system, now());

    expect(await db.comment.count({ where: { mailMessageId: { in: ids } } })).toBe(22);
  }, 60_000);
});

describe("persons and machines", () => {
  test("who writes about automatic replies is a person", async () => {
    const subject = "Out of office message cannot be switched on in WebMail";

    expect(await receive("Please help.", { Subject: subject })).toMatchObject({
      bodyMarkdown: `${subject}\n\nPlease help.`,
    });
  });

  test("what was ignored is listed with the reason, and is a comment at one tap", async () => {
    const staff = await makeStaff("helpdesk");
    const id = deliver("Ich bin im Urlaub.", {
      Subject: "Automatische Antwort: Ihre Nachricht",
      From: "sam@example.org",
    });
    await readMailbox(system, now());
    const ignored = (await listIgnoredMails(staff)).find(({ subject }) => subject.startsWith("Automatische"));
    expect(ignored).toMatchObject({ reason: "machine", writerEmail: "sam@example.org", canBeAdded: true });

    await addIgnoredMail(staff, { id: ignored?.id ?? "" }, now());
    const comment = await db.comment.findUnique({
      where: { mailMessageId: id },
      select: { state: true, bodyMarkdown: true },
    });
    expect(comment).toEqual({
      state: "held",
      bodyMarkdown: "Automatische Antwort: Ihre Nachricht\n\nIch bin im Urlaub.",
    });
    expect((await listIgnoredMails(staff)).map((mail) => mail.id)).not.toContain(ignored?.id);
    await expect(addIgnoredMail(staff, { id: ignored?.id ?? "" }, now())).rejects.toThrow(/A colleague has added/);
    await expect(addIgnoredMail({ kind: "visitor" }, { id: ignored?.id ?? "" }, now())).rejects.toThrow();
  });

  test("what is too much of one writer is listed too, and not lost", async () => {
    const From = `${randomUUID()}@example.org`;
    Array.from({ length: 22 }, (_, index) => deliver(`Again, ${index}.`, { From }));
    await readMailbox(system, now());

    const ignored = (await listIgnoredMails(system)).filter(({ writerEmail }) => writerEmail === From);
    expect(ignored.map(({ reason }) => reason)).toEqual(["too_many", "too_many"]);
  }, 60_000);
});

test("staff see the whole email as long as it is kept", async () => {
  const comment = await receive("It hangs.\r\n-- \r\nSam\r\nRoom 12\r\n", { Subject: "Printing" });
  const listed = (await listCommentsToModerate(system)).find(({ id }) => id === comment?.id);
  expect(listed?.mail).toMatchObject({ isCut: true });
  const mailId = listed?.mail?.id ?? "";
  expect(await findWholeMail(system, mailId)).toMatchObject({ body: "It hangs.\n-- \nSam\nRoom 12", reason: null });

  await purgeReceivedMails(system, new Date(Date.now() + 91 * 86_400_000));
  expect(await findWholeMail(system, mailId)).toMatchObject({ body: null, subject: "" });
  expect(await listIgnoredMails(system)).toEqual([]);
});
