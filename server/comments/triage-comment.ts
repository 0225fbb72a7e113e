import type { Actor } from "@/domain/accounts/actor";
import type { TriageComment } from "@/domain/comments/comment-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { announceComment, requireCommentToModerate } from "./require-comment";

/** Says what was found out about a comment's problem. @throws AppError forbidden, not_found, conflict */
export async function triageComment(actor: Actor, input: TriageComment, now: Date): Promise<void> {
  requirePermission(actor, "comment.moderate");

  await transaction(async (tx) => {
    const comment = await requireCommentToModerate(tx, input.id, { actor, permission: "comment.moderate" });
    if (comment.triage === input.triage) {
      return;
    }
    await tx.comment.update({
      where: { id: comment.id },
      data: { triage: input.triage, triagedAt: now },
      select: { id: true },
    });
    const detail = { from: comment.triage, to: input.triage };
    await recordAudit(tx, actor, { action: "comment.triaged", subjectId: comment.id, at: now, detail });
    if (comment.state === "visible") {
      await announceComment(tx, comment);
    }
  });
}
