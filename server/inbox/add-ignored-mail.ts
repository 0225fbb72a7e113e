import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { canBeAdded } from "@/domain/inbox/mail-outcomes";
import type { AddIgnoredMail } from "@/domain/inbox/mail-input";
import { AppError } from "@/domain/shared/errors";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { insertReport } from "./internal";

/**
 * Adds an email that was ignored as a comment, held like every other one.
 * @throws AppError forbidden, not_found, conflict (it is a comment already, or has no words)
 */
export async function addIgnoredMail(actor: Actor, input: AddIgnoredMail, now: Date): Promise<void> {
  requirePermission(actor, "comment.moderate");

  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM received_mails WHERE id = ${input.id}::uuid FOR UPDATE`;
    const mail = await tx.receivedMail.findUnique({
      where: { id: input.id },
      select: {
        outcome: true,
        idempotencyKey: true,
        messageId: true,
        mailReferences: true,
        writerEmail: true,
        subject: true,
        body: true,
        attachmentCount: true,
        isPartial: true,
      },
    });
    if (!mail) {
      throw new AppError("not_found", "This email is not there any more. Look for it in the mailbox.");
    }
    if (mail.outcome === "report") {
      throw new AppError("conflict", "A colleague has added this email. It is among the comments.");
    }
    const report = canBeAdded(mail.outcome, mail)
      ? await insertReport(tx, actor, { ...mail, references: mail.mailReferences, text: mail.body }, now)
      : null;
    if (report === null) {
      throw new AppError("conflict", "This email has no text. Look for it in the mailbox.");
    }
    await tx.receivedMail.update({
      where: { id: input.id },
      data: { outcome: "report", commentId: report.commentId, isCut: report.isCut },
      select: { id: true },
    });
    const detail = { from: mail.outcome, commentId: report.commentId };
    await recordAudit(tx, actor, { action: "mail.added", subjectId: mail.messageId ?? "", at: now, detail });
  });
}
