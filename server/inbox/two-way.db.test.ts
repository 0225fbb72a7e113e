import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { system } from "@/domain/accounts/actor";
import { answerCommentInput } from "@/domain/comments/comment-input";
import { answerComment } from "@/server/comments/answer-comment";
import { db } from "@/server/infra/db";
import { makeIncident, makeSite, makeStaff } from "@/server/testing/make";
import { mailAnswer } from "@/server/comments/answer-emails/mail-answer";
import { readMailbox } from "./read-mailbox";
import { writeMail } from "./testing/write-mail";

// The environment is read once, by the first import that asks for it: both servers stand before.
const servers = await vi.hoisted(async () => {
  const { hasDovecot, startDovecot } = await import("./testing/dovecot");
  const { startSmtpServer } = await import("@/server/infra/mail/testing/smtp-server");
  const smtp = await startSmtpServer();
  const dovecot = hasDovecot ? await startDovecot() : null;
  Object.assign(process.env, { SMTP_URL: smtp.url, MAIL_FROM: "reports@example.edu" });
  if (dovecot) {
    Object.assign(process.env, { IMAP_URL: dovecot.url });
  }

  return { smtp, dovecot };
});

beforeAll(() => makeSite("MAIL"));

afterAll(() => Promise.all([servers.smtp.close(), servers.dovecot?.remove()]));

test("a report by email is answered by email, and the reply to that is of the same incident", async ({ skip }) => {
  const { dovecot, smtp } = servers;
  skip(dovecot === null, "dovecot is not installed.");
  const incident = await makeIncident();
  const first = writeMail("It hangs.", { From: "sam@example.org", Subject: `[${incident}] Outlook` });
  dovecot?.deliver(first.raw);
  await readMailbox(system, new Date());
  const select = { id: true, incidentId: true, bodyMarkdown: true } as const;
  const report = await db.comment.findUniqueOrThrow({ where: { mailMessageId: first.id }, select });

  const answer = answerCommentInput.parse({
    commentId: report.id,
    body: "Which program?",
    showsComment: "on",
    idempotencyKey: randomUUID(),
  });
  const { id: answerId } = await answerComment(await makeStaff("helpdesk"), answer, new Date());
  const key = { answerId, commentId: report.id };
  await db.answerMail.upsert({ where: { answerId_commentId: key }, create: key, update: {} });
  await mailAnswer(system, key, new Date());
  const mail = smtp.received[0]?.mail;
  expect(mail?.inReplyTo).toBe(first.id);

  const reply = writeMail("Outlook 2003.\r\n\r\nOn Tuesday, Status wrote:\r\n> Which program?\r\n", {
    From: "sam@example.org",
    Subject: "Re: your answer",
    "In-Reply-To": mail?.messageId ?? null,
    References: [mail?.references ?? [], mail?.messageId ?? ""].flat().join(" "),
  });
  dovecot?.deliver(reply.raw);
  await readMailbox(system, new Date());

  const followUp = await db.comment.findUniqueOrThrow({ where: { mailMessageId: reply.id }, select });
  expect(followUp).toMatchObject({ incidentId: report.incidentId, bodyMarkdown: "Outlook 2003." });
});

test("a report through a list is answered to its writer alone", async ({ skip }) => {
  const { dovecot, smtp } = servers;
  skip(dovecot === null, "dovecot is not installed.");
  const report = writeMail("The list hangs.", {
    From: '"A writer via Reports" <reports@lists.example.edu>',
    "Reply-To": "writer@example.edu",
    "List-Id": "<reports.lists.example.edu>",
    Subject: `[${await makeIncident()}] Lists`,
  });
  dovecot?.deliver(report.raw);
  await readMailbox(system, new Date());
  const { id } = await db.comment.findUniqueOrThrow({ where: { mailMessageId: report.id }, select: { id: true } });
  const answer = answerCommentInput.parse({
    commentId: id,
    body: "It works again.",
    showsComment: "on",
    idempotencyKey: randomUUID(),
  });
  const { id: answerId } = await answerComment(await makeStaff("helpdesk"), answer, new Date());
  const before = smtp.received.length;
  const key = { answerId, commentId: id };
  await db.answerMail.upsert({ where: { answerId_commentId: key }, create: key, update: {} });
  await mailAnswer(system, key, new Date());

  expect(smtp.received.slice(before).map(({ to }) => to)).toEqual([["writer@example.edu"]]);
});
