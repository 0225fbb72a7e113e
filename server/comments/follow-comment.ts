import type { Actor } from "@/domain/accounts/actor";
import { AppError } from "@/domain/shared/errors";
import { invalid } from "@/domain/shared/input";
import type { FollowComment } from "@/domain/comments/own-comment-input";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { limitOwnComment } from "./limit-own-comment";
import type { Client } from "@/server/infra/client";
import { requireOwnComment } from "./require-own-comment";

/**
 * Says whether the writer of a comment gets an email when it is answered, and where. The address stays when they
 * stop following: staff may have to ask something.
 * @throws AppError invalid (no address), not_found, conflict (withdrawn), rate_limited, unavailable
 */
export async function followComment(actor: Actor, input: FollowComment, origin: Client, now: Date): Promise<void> {
  await limitOwnComment(actor, input.token, origin);

  await transaction(async (tx) => {
    const comment = await requireOwnComment(tx, input.token);
    if (comment.state === "withdrawn") {
      throw new AppError("conflict", "You have withdrawn this report, so there will be no answer.");
    }
    const { isFollowed } = input;
    const authorEmail = input.email ?? comment.authorEmail;
    if (isFollowed && authorEmail === null) {
      throw invalid({ email: "Your email address is missing. Type it in, so that we can email you." });
    }
    if (comment.isFollowed === isFollowed && comment.authorEmail === authorEmail) {
      return;
    }
    await tx.comment.update({ where: { id: comment.id }, data: { isFollowed, authorEmail }, select: { id: true } });
    const action = isFollowed ? "comment.followed" : "comment.unfollowed";
    await recordAudit(tx, actor, { action, subjectId: comment.id, at: now });
  });
}
