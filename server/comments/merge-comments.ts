import type { Actor } from "@/domain/accounts/actor";
import type { MergeComments, SeparateComment } from "@/domain/comments/moderation-input";
import { AppError } from "@/domain/shared/errors";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction, type Tx } from "@/server/infra/db";
import { enqueueMailsOfAnswered } from "./answer-emails/enqueue-answer-mails";
import { announceComment, requireCommentToModerate, requireFirstComment } from "./require-comment";

/**
 * Lets one comment stand for another that says the same, and for those that the other stood for. What is merged keeps
 * its state, moves to the incident of the first, and is not shown by itself any more.
 * @throws AppError forbidden, not_found, conflict (it is answered, withdrawn, or the two are merged the other way)
 */
export async function mergeComments(actor: Actor, input: MergeComments, now: Date): Promise<void> {
  requirePermission(actor, "comment.moderate");

  await transaction(async (tx) => {
    await waitForOtherMerging(tx);
    const comment = await requireCommentToModerate(tx, input.id, { actor, permission: "comment.moderate" });
    const first = await requireFirstComment(tx, input.intoId, { actor, permission: "comment.moderate" });
    if (comment.mergedIntoId === first.id) {
      return;
    }
    await refuseMerging(tx, comment.id, first.id);

    const data = { mergedIntoId: first.id, incidentId: first.incidentId };
    await tx.comment.update({ where: { id: comment.id }, data, select: { id: true } });
    await tx.comment.updateMany({ where: { mergedIntoId: comment.id }, data });
    const detail = { intoId: first.id };
    await recordAudit(tx, actor, { action: "comment.merged", subjectId: comment.id, at: now, detail });
    if (comment.state === "visible") {
      await announceComment(tx, comment);
      await announceComment(tx, first);
    }
    await enqueueMailsOfAnswered(tx, first.id);
  });
}

/** Two merged into each other at the same time would both be out of sight. */
async function waitForOtherMerging(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('allclear merging of comments'))`;
}

async function refuseMerging(tx: Tx, id: string, firstId: string): Promise<void> {
  if (id === firstId) {
    throw new AppError("conflict", "This is one and the same comment. Choose another one to merge it into.");
  }
  if ((await tx.answer.count({ where: { commentId: id } })) > 0) {
    throw new AppError(
      "conflict",
      "This comment has an answer, which nobody would see any more. Merge the other one into it instead.",
    );
  }
}

/**
 * Lets a comment that was merged stand by itself again, as it stood before: what was held then waits once more.
 * @throws AppError forbidden, not_found, conflict
 */
export async function separateComment(actor: Actor, input: SeparateComment, now: Date): Promise<void> {
  requirePermission(actor, "comment.moderate");

  await transaction(async (tx) => {
    const comment = await requireCommentToModerate(tx, input.id, { actor, permission: "comment.moderate" });
    if (comment.mergedIntoId === null) {
      return;
    }
    await tx.comment.update({ where: { id: comment.id }, data: { mergedIntoId: null }, select: { id: true } });
    const detail = { fromId: comment.mergedIntoId };
    await recordAudit(tx, actor, { action: "comment.separated", subjectId: comment.id, at: now, detail });
    if (comment.state === "visible") {
      await announceComment(tx, comment);
    }
  });
}
