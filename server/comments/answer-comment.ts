import { type Actor, staffId } from "@/domain/accounts/actor";
import { type AnswerComment, answersSeen } from "@/domain/comments/comment-input";
import { ChangedSinceError } from "@/domain/shared/changed-since";
import { AppError } from "@/domain/shared/errors";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { db, transaction, type Tx } from "@/server/infra/db";
import { once } from "@/server/infra/once";
import { renderMarkdown } from "@/server/text/render-markdown";
import { decideFolded } from "./decide-folded";
import { enqueueAnswerMails } from "./answer-emails/enqueue-answer-mails";
import { announceComment, requireFirstComment } from "./require-comment";

/**
 * Answers a comment, for everyone who can read it; on request a held one is shown with its answer.
 * @throws AppError forbidden, not_found, conflict (the key was used for something else; it was withdrawn or merged); ChangedSinceError
 */
export async function answerComment(actor: Actor, input: AnswerComment, now: Date): Promise<{ id: string }> {
  requirePermission(actor, "comment.answer");
  const bodyHtml = renderMarkdown(input.body, "staff");

  return once(
    () => findAnswered(actor, input),
    () =>
      transaction(async (tx) => {
        const comment = await requireFirstComment(tx, input.commentId, { actor, permission: "comment.answer" });
        await refuseUnseen(tx, input);
        const { id } = await tx.answer.create({
          data: {
            commentId: comment.id,
            authorId: staffId(actor),
            bodyMarkdown: input.body,
            bodyHtml,
            postedAt: now,
            idempotencyKey: input.idempotencyKey,
          },
          select: { id: true },
        });
        const isShown = input.showsComment && comment.state !== "visible";
        if (isShown) {
          await tx.comment.update({
            where: { id: comment.id },
            data: { state: "visible", shownAt: comment.shownAt ?? now },
            select: { id: true },
          });
          await decideFolded(tx, comment, "visible", now);
        }
        const detail = { commentId: comment.id, isShown };
        await recordAudit(tx, actor, { action: "comment.answered", subjectId: id, at: now, detail });
        if (isShown || comment.state === "visible") {
          await announceComment(tx, comment);
        }
        await enqueueAnswerMails(tx, id);

        return { id };
      }),
  );
}

/** @throws ChangedSinceError when a colleague has answered since its author last saw the comment */
async function refuseUnseen(tx: Tx, { commentId, basedOn }: AnswerComment): Promise<void> {
  const answers = await tx.answer.findMany({
    where: { commentId },
    select: { bodyMarkdown: true, author: { select: { name: true } } },
    orderBy: [{ postedAt: "asc" }, { id: "asc" }],
  });
  const newest = answers.at(-1);
  const seen = Number(basedOn?.answers ?? answers.length);
  if (!newest || answers.length <= seen) {
    return;
  }
  const by = newest.author?.name ?? null;
  const edit = { field: "body", label: "Answer", before: null, now: newest.bodyMarkdown, by, isContested: true };
  throw new ChangedSinceError(
    [edit],
    answersSeen(answers.length),
    `Not posted yet: ${by ?? "a colleague"} has answered in the meantime: “${newest.bodyMarkdown}” Your text is kept. Post again to add yours.`,
  );
}

/** @throws AppError conflict when this key has answered something else */
async function findAnswered(actor: Actor, input: AnswerComment): Promise<{ id: string } | null> {
  const answer = await db.answer.findUnique({
    where: { idempotencyKey: input.idempotencyKey },
    select: { id: true, commentId: true, authorId: true },
  });
  if (answer && (answer.commentId !== input.commentId || answer.authorId !== staffId(actor))) {
    throw new AppError("conflict", "This form was already used for another answer. Load the page again.");
  }

  return answer && { id: answer.id };
}
