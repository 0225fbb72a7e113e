import type { Actor } from "@/domain/accounts/actor";
import type { SeparateComment } from "@/domain/comments/moderation-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { announceComment, requireCommentToModerate } from "./require-comment";

/**
 * Lets a comment that was merged stand by itself again, as it stood before: what was held then waits once more.
 * @throws AppError forbidden, not_found, conflict
 */
export async function separateComment(actor: Actor, input: SeparateComment, now: Date): Promise<void> {
  requirePermission(actor, "comment.moderate");

  await transaction(async (tx) => {
    const comment = await requireCommentToModerate(tx, input.id);
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
