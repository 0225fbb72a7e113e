import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { system } from "@/domain/accounts/actor";
import { db } from "@/server/infra/db";
import { makeSite } from "@/server/testing/make";
import { readMailbox } from "./read-mailbox";
import { mailsTo } from "./testing/receive-mail";
import type { Headers } from "./testing/write-mail";

// What people with bad intentions, and old programs with good ones, put into a mail: it comes in as words, or is put
// aside, and keeps nobody waiting. The environment is read once, by the first import that asks for it.
const dovecot = await vi.hoisted(async () => {
  const { hasDovecot, startDovecot } = await import("./testing/dovecot");
  const server = hasDovecot ? await startDovecot() : null;
  if (server) {
    Object.assign(process.env, { IMAP_URL: server.url });
  }

  return server;
});

const now = () => new Date();

beforeAll(() => makeSite("MAIL"));

beforeEach(({ skip }) => skip(dovecot === null, "dovecot is not installed."));

afterAll(() => dovecot?.remove());

const { deliver } = mailsTo(dovecot);

function find(mailMessageId: string) {
  return db.comment.findUnique({ where: { mailMessageId }, select: { bodyMarkdown: true } });
}

test("attachments are dropped, and it says so", async () => {
  const id = deliver(
    [
      "--b",
      "Content-Type: text/plain",
      "",
      "See the picture.",
      "--b",
      'Content-Type: image/png; name="<script>.png"',
      "Content-Transfer-Encoding: base64",
      "",
      "iVBORw0KGgo=",
      "--b--",
    ].join("\r\n"),
    { "Content-Type": "multipart/mixed; boundary=b" },
  );

  await readMailbox(system, now());

  expect((await find(id))?.bodyMarkdown).toBe(
    "Outlook stops\n\nSee the picture.\n\n(An attachment of the email was not kept.)",
  );
});

test.each<[string, string | Buffer, Headers, RegExp]>([
  ["a huge one", `It hangs. ${"word ".repeat(3_000_000)}`, {}, /^Outlook stops\n\nIt hangs\..*not kept\.\)$/s],
  ["HTML alone", "<p>It <b>hangs</b></p><script>alert(1)</script>", { "Content-Type": "text/html" }, /It hangs$/],
  ["HTML without end", "<table><tr><td>".repeat(80_000), { "Content-Type": "text/html" }, /^Outlook stops/],
  ["no charset, no encoding", Buffer.from([0x47, 0x72, 0xfc, 0xdf, 0x65]), { "Content-Type": null }, /Gr.+e$/],
  ["a charset that is none", "words", { "Content-Type": "text/plain; charset=x-nowhere" }, /words$/],
  ["NUL bytes", Buffer.from("It\0 hangs\0"), {}, /It.? hangs.?$/],
  ["broken base64", "%%%=", { "Content-Transfer-Encoding": "base64" }, /^Outlook stops/],
  [
    "a header in two lines",
    "words",
    { Subject: "=?utf-8?B?SXQgaGFuZ3M=?=\r\n =?utf-8?Q?=0D=0ABcc=3A_x?=" },
    /^It hangs\s?Bcc: x/,
  ],
  ["no sender", "words", { From: null }, /words$/],
  ["a sender who is none", "words", { From: '<script>@, "x' }, /words$/],
  ["no Message-ID's right form", "words", { "Message-ID": "nothing" }, /words$/],
  ["overrides of direction", "It \u202Ehangs", {}, /It hangs$/],
])("%s", async (name, body, headers, expected) => {
  deliver(body, headers);
  const after = deliver(`The next one, after ${name}.`, { Subject: "Next" });
  const known = new Set((await db.comment.findMany({ select: { id: true } })).map(({ id }) => id));
  await readMailbox(system, now());
  const comments = await db.comment.findMany({ select: { id: true, bodyMarkdown: true, bodyHtml: true } });
  const added = comments.filter(({ id }) => !known.has(id));

  expect(added.some(({ bodyMarkdown }) => expected.test(bodyMarkdown))).toBe(true);
  expect(added.map(({ bodyHtml }) => bodyHtml).join("")).not.toMatch(/<script|<table/);
  expect(await find(after)).not.toBeNull();
});

test("parts within parts within parts are put aside, and the next one is read", async () => {
  const opened = Array.from(
    { length: 3_000 },
    (_, depth) => `--b${depth}\r\nContent-Type: multipart/mixed; boundary=b${depth + 1}\r\n\r\n`,
  );
  deliver(opened.join(""), { "Content-Type": "multipart/mixed; boundary=b0", Subject: "Nested" });
  const after = deliver("Next.", { Subject: "After parts" });
  await readMailbox(system, now());

  const entries = await db.auditEntry.findMany({ where: { action: "mail.ignored" }, select: { detail: true } });
  expect(entries.at(-1)?.detail).toMatchObject({ reason: "unreadable" });
  expect(await find(after)).not.toBeNull();
});

test("a Message-ID that is another mail’s hides neither", async () => {
  const id = deliver("The first.", { Subject: "First" });
  deliver("Another, of the same name.", { Subject: "Second", "Message-ID": id });
  await readMailbox(system, now());

  expect(await find(id)).toMatchObject({ bodyMarkdown: "First\n\nThe first." });
  expect(await db.comment.count({ where: { bodyMarkdown: { contains: "Another, of the same name." } } })).toBe(1);
});
