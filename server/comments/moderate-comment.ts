import type { Actor } from "@/domain/accounts/actor";
import type { ModerateComment } from "@/domain/comments/comment-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { dropAnswerMails, enqueueMailsOfAnswered } from "./answer-emails/enqueue-answer-mails";
import { decideFolded } from "./decide-folded";
import { announceComment, requireCommentToModerate } from "./require-comment";

/**
 * Shows a comment, hides it, puts it aside as spam, or among those that wait again, and with it those of the same words
 * that folded into it.
 * @throws AppError forbidden, not_found, conflict
 */
export async function moderateComment(actor: Actor, input: ModerateComment, now: Date): Promise<void> {
  requirePermission(actor, "comment.moderate");

  await transaction(async (tx) => {
    const comment = await requireCommentToModerate(tx, input.id, { actor, permission: "comment.moderate" });
    if (comment.state === input.state) {
      return;
    }
    await tx.comment.update({
      where: { id: comment.id },
      data: { state: input.state, ...(input.state === "visible" ? { shownAt: comment.shownAt ?? now } : {}) },
      select: { id: true },
    });
    await decideFolded(tx, comment, input.state, now);
    const detail = { from: comment.state, to: input.state };
    await recordAudit(tx, actor, { action: "comment.moderated", subjectId: comment.id, at: now, detail });
    if (comment.state === "visible" || input.state === "visible") {
      await announceComment(tx, comment);
    }
    await (input.state === "visible" ? enqueueMailsOfAnswered : dropAnswerMails)(tx, comment.id);
  });
}
