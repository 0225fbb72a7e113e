import { AppError } from "@/domain/shared/errors";
import type { Tx } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";
import { hashToken } from "@/server/infra/crypto/token";

const ownCommentForWriteSelect = {
  id: true,
  state: true,
  writtenAt: true,
  shownAt: true,
  bodyMarkdown: true,
  service: { select: { code: true } },
  program: true,
  errorMessage: true,
  authorName: true,
  authorEmail: true,
  authorKind: true,
  visitorHash: true,
  heldFor: true,
  textHash: true,
  isFollowed: true,
  mergedInto: { select: { id: true, textHash: true } },
  incident: { select: { prefix: true, number: true } },
} satisfies Prisma.CommentSelect;

export type OwnCommentForWrite = Prisma.CommentGetPayload<{ select: typeof ownCommentForWriteSelect }>;

/** Locks the comment that a private link opens, and reads it. Whoever has the link may change it. @throws AppError not_found */
export async function requireOwnComment(tx: Tx, token: string): Promise<OwnCommentForWrite> {
  const tokenHash = hashToken(token);
  await tx.$queryRaw`SELECT id FROM comments WHERE token_hash = ${tokenHash} FOR UPDATE`;
  const comment = await tx.comment.findUnique({ where: { tokenHash }, select: ownCommentForWriteSelect });
  if (!comment) {
    throw new AppError("not_found", "There is no report at this address. Check that you have the whole link.");
  }

  return comment;
}
