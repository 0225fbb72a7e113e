import type { Actor } from "@/domain/accounts/actor";
import type { LinkComment } from "@/domain/comments/moderation-input";
import { AppError } from "@/domain/shared/errors";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { type Tx, transaction } from "@/server/infra/db";
import { announceComment, requireCommentToModerate } from "./require-comment";

/**
 * Says which known error a comment speaks of, or of none. What nobody has looked into is known from then on.
 * @throws AppError forbidden, not_found, conflict
 */
export async function linkComment(actor: Actor, input: LinkComment, now: Date): Promise<void> {
  requirePermission(actor, "comment.moderate");

  await transaction(async (tx) => {
    const comment = await requireCommentToModerate(tx, input.id, { actor, permission: "comment.moderate" });
    const knownErrorId = await findKnownErrorId(tx, input.knownError);
    const finding =
      knownErrorId !== null && comment.triage === "new" ? ({ triage: "known", triagedAt: now } as const) : {};
    const { knownError } = await tx.comment.update({
      where: { id: comment.id },
      data: { knownErrorId, ...finding },
      select: { knownError: { select: { slug: true } } },
    });
    const detail = { knownError: input.knownError };
    await recordAudit(tx, actor, { action: "comment.linked", subjectId: comment.id, at: now, detail });
    if (comment.state === "visible") {
      await announceComment(tx, comment);
      await announceComment(tx, { incident: null, knownError });
    }
  });
}

async function findKnownErrorId(tx: Tx, slug: string): Promise<string | null> {
  if (slug === "") {
    return null;
  }
  const known = await tx.knownError.findUnique({ where: { slug }, select: { id: true } });
  if (!known) {
    throw new AppError("not_found", "This known error is not there any more. Load the page again.");
  }

  return known.id;
}
