import type { Actor } from "@/domain/accounts/actor";
import { formatCode } from "@/domain/shared/codes";
import { AppError } from "@/domain/shared/errors";
import { requirePermission } from "@/domain/accounts/permissions";
import { commentToken } from "@/server/comments/comment-token";
import { recordAudit } from "@/server/infra/audit";
import { db, transaction } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";
import { canSendMail, sendMail } from "@/server/infra/mail/mail";
import { findSite } from "@/server/site/queries";
import { type AnswerToMail, answerMail } from "./answer-mail";
import { noteMailbox } from "@/server/inbox/note-mailbox";

export type AnswerMailKey = { readonly answerId: string; readonly commentId: string };

/**
 * Notifies the writer of a comment that it was answered, once, if that is still wanted and public.
 * @throws AppError unavailable when the mail server did not take it: the job tries again
 */
export async function mailAnswer(actor: Actor, key: AnswerMailKey, now: Date): Promise<void> {
  requirePermission(actor, "mail.send");
  const answer = canSendMail() ? await findUnsent(key) : null;
  if (!answer) {
    return;
  }

  try {
    await sendMail(answerMail(answer, await findSite()));
  } catch (error) {
    await noteFailure(actor, key, error, now);
    return;
  }
  await transaction(async (tx) => {
    await tx.answerMail.update({
      where: { answerId_commentId: key },
      data: { sentAt: now },
      select: { answerId: true },
    });
    await noteMailbox(tx, { sentAt: now, sendFailure: null });
    await recordAudit(tx, actor, { action: "answer.mailed", subjectId: key.answerId, at: now, detail: { ...key } });
  });
}

const writerSelect = {
  state: true,
  isFollowed: true,
  authorEmail: true,
  bodyMarkdown: true,
  writtenAt: true,
  idempotencyKey: true,
  mailMessageId: true,
} satisfies Prisma.CommentSelect;

async function findUnsent(key: AnswerMailKey): Promise<AnswerToMail | null> {
  const [mail, writer] = await Promise.all([
    db.answerMail.findUnique({ where: { answerId_commentId: key }, select: answerMailSelect }),
    db.comment.findUnique({ where: { id: key.commentId }, select: writerSelect }),
  ]);
  if (!mail || !writer?.authorEmail || !writer.isFollowed || mail.sentAt !== null) {
    return null;
  }
  const { answer } = mail;
  const { incident } = answer.comment;
  if (answer.comment.state !== "visible" || ["hidden", "spam", "withdrawn"].includes(writer.state)) {
    return null;
  }

  return {
    ...key,
    to: writer.authorEmail,
    answerText: answer.bodyMarkdown,
    answerHtml: answer.bodyHtml,
    answeredBy: answer.author?.publicName ?? "IT staff",
    writtenText: writer.bodyMarkdown,
    writtenAt: writer.writtenAt,
    incident: incident && incident.withdrawnAt === null ? { code: formatCode(incident), title: incident.title } : null,
    token: commentToken(writer.idempotencyKey),
    mailMessageId: writer.mailMessageId,
  };
}

const answerMailSelect = {
  sentAt: true,
  answer: {
    select: {
      bodyMarkdown: true,
      bodyHtml: true,
      author: { select: { publicName: true } },
      comment: {
        select: { state: true, incident: { select: { prefix: true, number: true, title: true, withdrawnAt: true } } },
      },
    },
  },
} satisfies Prisma.AnswerMailSelect;

/** An address that is none is no trouble of the channel, and trying again does not help. */
async function noteFailure(actor: Actor, key: AnswerMailKey, error: unknown, now: Date): Promise<void> {
  const sentence = error instanceof AppError ? error.message : "The email could not be written.";
  if (error instanceof AppError && error.code === "invalid") {
    const detail = { ...key, sentence };
    await transaction((tx) =>
      recordAudit(tx, actor, { action: "answer.mail_refused", subjectId: key.answerId, at: now, detail }),
    );
    return;
  }
  await transaction((tx) => noteMailbox(tx, { sendFailure: sentence }));
  throw error;
}
