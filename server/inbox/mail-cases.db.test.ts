import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { removedLink } from "@/domain/shared/private-links";
import { db } from "@/server/infra/db";
import { threadMessageId } from "@/server/infra/mail/message-ids";
import { makeAnswer, makeFollowedComment } from "@/server/testing/answered-comment";
import { makeIncident, makeSite, makeStaff } from "@/server/testing/make";
import { mailsTo } from "./testing/receive-mail";

// What the usual programs and lists make of a mail, read from a real mailbox. The environment is read once, by the first
// import that asks for it.
const dovecot = await vi.hoisted(async () => {
  const { hasDovecot, startDovecot } = await import("./testing/dovecot");
  const server = hasDovecot ? await startDovecot() : null;
  if (server) {
    Object.assign(process.env, { IMAP_URL: server.url, MAIL_FROM: "Allclear <status@example.edu>" });
  }

  return server;
});

let answered: string;

beforeAll(async () => {
  await makeSite("MAIL");
  const { commentId } = await makeFollowedComment(await makeIncident());
  await makeAnswer(commentId, (await makeStaff("helpdesk")).id, "Which program?");
  answered = commentId;
});

beforeEach(({ skip }) => skip(dovecot === null, "dovecot is not installed."));

afterAll(() => dovecot?.remove());

const { receive } = mailsTo(dovecot);

const asReply = () => ({ Subject: "Re: Answer to your report", References: threadMessageId(answered) });

function parts(...given: string[]): string {
  return `${given.map((part) => `--b\r\n${part}\r\n`).join("")}--b--\r\n`;
}

describe("words of HTML", () => {
  test("alone in a mixed mail", async () => {
    const body = parts("Content-Type: text/html\r\n\r\n<p>It hangs.</p>");

    expect(await receive(body, { "Content-Type": "multipart/mixed; boundary=b" })).toMatchObject({
      bodyMarkdown: "Outlook stops\n\nIt hangs.",
      receivedMail: { isCut: false },
    });
  });

  test("beside an empty text", async () => {
    const body = parts(
      "Content-Type: text/plain\r\n\r\n",
      "Content-Type: text/html\r\n\r\n<p>No sound in room 12.</p>",
    );

    expect(await receive(body, { "Content-Type": "multipart/alternative; boundary=b" })).toMatchObject({
      bodyMarkdown: "Outlook stops\n\nNo sound in room 12.",
    });
  });
});

describe("of a reply", () => {
  const quoted = [
    "Good day,",
    "",
    "Which program?",
    "",
    "Your private page: https://status.example.edu/comments/aS3cretTokenOfItsWriter00000000000000000000",
  ];

  test.each([
    [
      "words around a quote",
      "Hi,\n\nOn Tuesday, Status wrote:\n> Which program?\n\nOutlook 2003.",
      "Hi,\n\nOutlook 2003.",
      true,
    ],
    [
      "what a program shows",
      "Hello,\n\nWebMail shows this:\n> 552 Message size exceeds\nand the draft is gone.",
      "Hello,\n\nWebMail shows this:\n> 552 Message size exceeds\nand the draft is gone.",
      false,
    ],
    ["underscores", "above\n__________\nbelow", "above\n__________\nbelow", false],
    [
      "a screen",
      "It is slow\nOn the screen\nit wrote:\nPlease wait",
      "It is slow\nOn the screen\nit wrote:\nPlease wait",
      false,
    ],
    [
      "words below the whole answer",
      `On Tuesday, Status wrote:\n${quoted.map((line) => `> ${line}`).join("\n")}\n\nOutlook 2003.`,
      "Outlook 2003.",
      true,
    ],
    [
      "a folded attribution",
      "Outlook.\n\n2026-10-24 15:36 GMT+02:00 Status <\nstatus@example.edu>:\n\n> Which program?\n",
      "Outlook.",
      true,
    ],
  ])("%s", async (_, body, expected, isCut) => {
    const comment = await receive(body.replace(/\n/g, "\r\n"), asReply());

    expect(comment).toMatchObject({ bodyMarkdown: expected, receivedMail: { isCut } });
    expect(comment?.bodyMarkdown).not.toContain("/comments/");
    expect(comment?.receivedMail?.body).toBe(body.trim().replace(/https:\S+Writer0+/, removedLink));
  });
});

test("two dashes in the middle of a first mail are no signature", async () => {
  expect(await receive("In WebMail:\r\n--\r\nAttachments fail with 552.")).toMatchObject({
    bodyMarkdown: "Outlook stops\n\nIn WebMail:\n--\nAttachments fail with 552.",
  });
});

test.each([
  [
    "Fwd: Your mailbox is full",
    "Please look.\n\n---------- Forwarded message ---------\nFrom: Kim <kim@example.org>\nDate: today\nTo: Sam\n\n> Full.\nYour mailbox is full.",
    "Your mailbox is full",
  ],
  ["WebMail is broken since noon", "Please help.", "WebMail is broken since noon"],
])("%s, of another thread, keeps its subject and all of its text", async (subject, text, title) => {
  const comment = await receive(text.replace(/\n/g, "\r\n"), {
    Subject: subject,
    References: "<newsletter.7@lists.example.org> <a@b.example>",
  });

  expect(comment?.bodyMarkdown).toBe(`${title}\n\n${text}`);
});

describe("a large attachment", () => {
  const picture = (bytes: number) =>
    `Content-Type: image/png; name=a.png\r\nContent-Transfer-Encoding: base64\r\n\r\n${"iVBORw0KGgoAAAAN"
      .repeat(4)
      .concat("\r\n")
      .repeat(bytes / 66)}`;

  test.each([
    [
      "before the words",
      [
        picture(2_000_000),
        "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe projector stays dark, Gr=FC=DFe.",
      ],
    ],
    [
      "before HTML within another part",
      [
        picture(3_000_000),
        "Content-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\nContent-Type: text/plain\r\n\r\n\r\n--c\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>The projector stays dark, Grüße.</p>\r\n--c--",
      ],
    ],
  ])(
    "%s hides none",
    async (_, given) => {
      const comment = await receive(parts(...given), {
        Subject: "Room 12",
        "Content-Type": "multipart/mixed; boundary=b",
      });

      expect(comment).toMatchObject({
        bodyMarkdown: "Room 12\n\nThe projector stays dark, Grüße.\n\n(An attachment of the email was not kept.)",
        receivedMail: { isCut: false },
      });
    },
    60_000,
  );
});

describe("who goes on from a comment", () => {
  const publicId = () => `<comment.${answered}@localhost>`;

  test.each([
    ["the id that everybody sees", publicId, null],
    ["a key that is none", () => `<comment.${answered}.${"x".repeat(22)}@localhost>`, null],
    ["the key that only its writer got", () => threadMessageId(answered), "the writer"],
  ])("by %s", async (_, reference, proven) => {
    const comment = await receive(`Outlook ${randomUUID()}.`, { "In-Reply-To": reference(), Subject: "Re: x" });

    expect(comment?.continuesId).toBe(proven && answered);
  });

  test("by their address", async () => {
    const { authorEmail } = await db.comment.findUniqueOrThrow({
      where: { id: answered },
      select: { authorEmail: true },
    });
    const comment = await receive(`Outlook ${randomUUID()}.`, { From: authorEmail, "In-Reply-To": publicId() });

    expect(comment?.continuesId).toBe(answered);
  });
});

test("letters beyond ASCII come in by charset, and addresses as they are", async () => {
  const korean = Buffer.from("\x1b$)C\r\n\x0eGQ1[\x0f 552", "latin1");

  expect(
    await receive(korean, { From: "Jörg <jörg@bücher.example>", "Content-Type": "text/plain; charset=iso-2022-kr" }),
  ).toMatchObject({ bodyMarkdown: "Outlook stops\n\n한글 552", authorEmail: "jörg@bücher.example" });
});
