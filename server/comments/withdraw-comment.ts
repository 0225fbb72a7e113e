import type { Actor } from "@/domain/accounts/actor";
import type { WithdrawComment } from "@/domain/comments/own-comment-input";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { dropAnswerMails } from "./answer-emails/enqueue-answer-mails";
import { limitOwnComment } from "./limit-own-comment";
import type { Client } from "@/server/infra/client";
import { releaseMerged } from "./release-merged";
import { announceComment } from "./require-comment";
import { requireOwnComment } from "./require-own-comment";

/**
 * Withdraws a comment for good: nobody but staff sees it or its answers any more, and its writer's address is deleted.
 * @throws AppError not_found, rate_limited, unavailable
 */
export async function withdrawComment(actor: Actor, input: WithdrawComment, origin: Client, now: Date): Promise<void> {
  await limitOwnComment(actor, input.token, origin);

  await transaction(async (tx) => {
    const comment = await requireOwnComment(tx, input.token);
    if (comment.state === "withdrawn") {
      return;
    }
    await tx.comment.update({
      where: { id: comment.id },
      data: { state: "withdrawn", isFollowed: false, authorEmail: null, mergedIntoId: null },
      select: { id: true },
    });
    // With its signature, and its writer's address.
    await tx.receivedMail.deleteMany({ where: { commentId: comment.id } });
    await dropAnswerMails(tx, comment.id);
    await releaseMerged(tx, comment);
    const detail = { from: comment.state };
    await recordAudit(tx, actor, { action: "comment.withdrawn", subjectId: comment.id, at: now, detail });
    if (comment.state === "visible") {
      await announceComment(tx, comment);
    }
  });
}
