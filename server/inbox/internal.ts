import type { Actor } from "@/domain/accounts/actor";
import { personalDataOf } from "@/domain/comments/comments";
import { reportOf } from "@/domain/inbox/mail-report";
import type { HoldReason } from "@/domain/shared/words";
import { commentToken } from "@/server/comments/comment-token";
import { insertComment } from "@/server/comments/insert-comment";
import { listKnownNumbers } from "@/server/comments/judge-comment";
import { recordAudit } from "@/server/infra/audit";
import type { Tx } from "@/server/infra/db";
import { canSendMail } from "@/server/infra/mail/mail";
import { findThread } from "./find-thread";

/** An email as far as a comment is made of it. */
type ReportedMail = {
  readonly idempotencyKey: string;
  readonly messageId: string | null;
  readonly references: readonly string[];
  readonly writerEmail: string | null;
  readonly subject: string;
  readonly text: string;
  readonly attachmentCount: number;
  readonly isPartial: boolean;
};

/** Writes a comment of an email, held whoever it says it is from. Null: it says nothing. */
export async function insertReport(
  tx: Tx,
  actor: Actor,
  mail: ReportedMail,
  now: Date,
): Promise<{ readonly commentId: string; readonly isCut: boolean } | null> {
  const thread = await findThread(tx, mail, now);
  const report = reportOf({ ...mail, answersKnownMail: thread.answersKnownMail }, thread.incident?.code ?? null);
  if (report === null) {
    return null;
  }
  const { id } = await insertComment(
    tx,
    {
      incidentId: thread.incident?.id ?? null,
      serviceId: null,
      decision: { state: "held", heldFor: await reasonsToHold(tx, report.text) },
      origin: "mail",
      authorKind: "guest",
      // Nobody asked them whether their name may be public.
      authorName: null,
      authorEmail: mail.writerEmail,
      visitorHash: null,
      what: report.text,
      program: null,
      errorMessage: null,
      isFollowed: mail.writerEmail !== null && canSendMail(),
      token: commentToken(mail.idempotencyKey),
      idempotencyKey: mail.idempotencyKey,
      mailMessageId: await freeMessageId(tx, mail.messageId),
      continuesId: thread.continuesId,
    },
    now,
  );
  await recordAudit(tx, actor, { action: "comment.written", subjectId: id, at: now, detail: { origin: "mail" } });

  return { commentId: id, isCut: report.isCut || mail.isPartial };
}

async function reasonsToHold(tx: Tx, what: string): Promise<HoldReason[]> {
  const found = personalDataOf(
    { what, error: undefined, name: undefined, program: undefined },
    await listKnownNumbers(tx),
  );

  return [...new Set(found.map(({ reason }) => reason))];
}

/** Null where it is another mail's already: somebody made it up, and the words count all the same. */
async function freeMessageId(tx: Tx, messageId: string | null): Promise<string | null> {
  const taken =
    messageId && (await tx.comment.findUnique({ where: { mailMessageId: messageId }, select: { id: true } }));

  return taken ? null : messageId;
}
