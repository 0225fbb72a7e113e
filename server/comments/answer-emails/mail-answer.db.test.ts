import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { system } from "@/domain/accounts/actor";
import { db } from "@/server/infra/db";
import { type Answered, makeAnswer, makeFollowedComment } from "@/server/testing/answered-comment";
import { at, makeIncident, makeSite, makeStaff } from "@/server/testing/make";
import type { StaffActor } from "@/server/accounts/users/queries";
import { threadMessageId } from "@/server/infra/mail/message-ids";
import { mailAnswer } from "./mail-answer";

// The environment is read once, by the first import that asks for it: the server is there before.
const smtp = await vi.hoisted(async () => {
  const { startSmtpServer } = await import("@/server/infra/mail/testing/smtp-server");
  const server = await startSmtpServer();
  Object.assign(process.env, { SMTP_URL: server.url, MAIL_FROM: "Allclear <status@example.edu>" });

  return server;
});
let helpdesk: StaffActor;
let incident: string;

beforeAll(async () => {
  await makeSite("MAIL");
  helpdesk = await makeStaff("helpdesk");
  incident = await makeIncident();
});

afterAll(() => smtp.close());

beforeEach(() => {
  smtp.received.length = 0;
  smtp.refuse(null);
});

/** A comment that is followed, shown and answered, with a mail that is due. */
async function answered(
  change: Parameters<typeof makeFollowedComment>[1] = {},
  body = "Use **WebMail** for now.",
): Promise<Answered> {
  const comment = await makeFollowedComment(incident, change);

  return { ...comment, ...(await makeAnswer(comment.commentId, helpdesk.id, body)) };
}

function notify({ answerId, commentId }: Answered, now = at("10:31")): Promise<void> {
  return mailAnswer(system, { answerId, commentId }, now);
}

function sentAt({ answerId, commentId }: Answered) {
  return db.answerMail.findUnique({ where: { answerId_commentId: { answerId, commentId } }, select: { sentAt: true } });
}

test("the writer reads what was answered, by whom and where, as text and as HTML", async () => {
  const scene = await answered();

  await notify(scene);

  const [sent] = smtp.received;
  expect(sent?.to).toEqual(["sam@example.org"]);
  expect(sent?.mail.from?.text).toBe('"Allclear" <status@example.edu>');
  expect(sent?.mail.subject).toMatch(new RegExp(`^\\[${incident}\\] Answer to your report: `));
  expect(sent?.mail.text).toContain("Use **WebMail** for now.");
  expect(sent?.mail.text).toContain("Mail team answered what you wrote about MAIL-1");
  expect(sent?.mail.text).toContain(
    "You wrote on Tuesday 12 December 2006 at 5:00 am:\n\n> It hangs.\n>\n> For hours.",
  );
  expect(sent?.mail.text).toContain("http://localhost:3000/incidents/mail-1");
  expect(sent?.mail.text).toContain(`http://localhost:3000/comments/${scene.token}`);
  expect(sent?.mail.html).toContain('<p dir="auto">Use <strong>WebMail</strong> for now.</p>');
});

test("an email says which thread it is of, that a machine sent it, and how to end such emails", async () => {
  const scene = await answered();
  await notify(scene);

  const mail = smtp.received[0]?.mail;
  expect(mail?.messageId).toMatch(
    new RegExp(`^<answer\\.${scene.answerId}\\.${scene.commentId}\\.[\\w-]{22}@localhost>$`),
  );
  expect(mail?.references).toContain(threadMessageId(scene.commentId));
  expect(mail?.headers.get("auto-submitted")).toBe("auto-generated");
  expect(mail?.headers.get("x-auto-response-suppress")).toBe("All");
  expect(smtp.received[0]?.raw.replaceAll("\r\n ", " ")).toContain(
    `List-Unsubscribe: <http://localhost:3000/comments/${scene.token}>`,
  );
});

test("once sent it is not sent again, and the server has been found well", async () => {
  const scene = await answered();
  await notify(scene);
  await notify(scene, at("10:40"));

  expect(smtp.received).toHaveLength(1);
  expect(await sentAt(scene)).toEqual({ sentAt: at("10:31") });
  expect(await db.mailbox.findUnique({ where: { id: 1 }, select: { sentAt: true, sendFailure: true } })).toEqual({
    sentAt: at("10:31"),
    sendFailure: null,
  });
});

test.each([
  ["a writer who no longer follows", { isFollowed: false }],
  ["a withdrawn comment", { state: "withdrawn" as const }],
  ["a comment that was hidden again", { state: "hidden" as const }],
])("%s gets no mail", async (_, data) => {
  const scene = await answered();
  await db.comment.update({ where: { id: scene.commentId }, data });

  await notify(scene);

  expect(smtp.received).toEqual([]);
  expect(await sentAt(scene)).toEqual({ sentAt: null });
});

test("an answer that was deleted, or is nobody’s, is no error", async () => {
  await expect(notify({ answerId: randomUUID(), commentId: randomUUID(), token: "" })).resolves.toBeUndefined();
});

test("the writer of a comment that was merged into the answered one is notified too", async () => {
  const first = await answered();
  const { commentId, token } = await makeFollowedComment(incident, {
    authorEmail: "kim@example.org",
    bodyMarkdown: "Hangs here too.",
    mergedIntoId: first.commentId,
  });
  await db.answerMail.create({ data: { answerId: first.answerId, commentId } });

  await notify({ ...first, commentId });

  expect(smtp.received[0]?.to).toEqual(["kim@example.org"]);
  expect(smtp.received[0]?.mail.text).toContain("> Hangs here too.");
  expect(smtp.received[0]?.mail.text).toContain(token);
});

test("while the server refuses it is tried again, and the reason is noted until it goes", async () => {
  const scene = await answered();
  smtp.refuse({ at: "message", code: 451, text: "Disk is full" });

  await expect(notify(scene)).rejects.toMatchObject({ code: "unavailable" });
  const noted = await db.mailbox.findUnique({ where: { id: 1 }, select: { sendFailure: true } });
  expect(noted?.sendFailure).toMatch(/^127\.0\.0\.1:\d+ answered “451 Disk is full”\.$/);

  smtp.refuse(null);
  await notify(scene);
  expect(smtp.received).toHaveLength(1);
  expect(await db.mailbox.findUnique({ where: { id: 1 }, select: { sendFailure: true } })).toEqual({
    sendFailure: null,
  });
});

test("an address that is refused for good is not tried again, and no fault of the server’s", async () => {
  const scene = await answered();
  smtp.refuse({ at: "recipient", code: 550, text: "No such user" });

  await notify(scene);

  expect(await sentAt(scene)).toEqual({ sentAt: null });
  expect(await db.mailbox.findUnique({ where: { id: 1 }, select: { sendFailure: true } })).toEqual({
    sendFailure: null,
  });
  const audit = await db.auditEntry.findFirst({
    where: { action: "answer.mail_refused", subjectId: scene.answerId },
    select: { detail: true },
  });
  expect(audit?.detail).toMatchObject({ commentId: scene.commentId });
});

test("what a visitor or staff wrote to harm does no harm in the mail", async () => {
  const hostile = "<script>alert(1)</script>\n.\nBcc: x@example.org\n<img src=x onerror=alert(1)>";
  const scene = await answered({ bodyMarkdown: hostile }, `[here](javascript:alert(1)) ${hostile}`);

  await notify(scene);

  const [sent] = smtp.received;
  expect(sent?.to).toEqual(["sam@example.org"]);
  expect(sent?.mail.html).not.toMatch(/<script|<img|href="javascript/i);
  expect(sent?.mail.text).toContain("> <script>alert(1)</script>\n> .\n> Bcc: x@example.org");
});

test("a comment on no incident is answered without a code", async () => {
  const comment = await makeFollowedComment(null);
  const scene = { ...comment, ...(await makeAnswer(comment.commentId, helpdesk.id, "Found it.")) };

  await notify(scene);

  expect(smtp.received[0]?.mail.subject).toBe("Answer to your report");
  expect(smtp.received[0]?.mail.text).toMatch(/^Mail team answered what you wrote:/);
});
