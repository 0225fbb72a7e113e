import type { ModeratedCommentView } from "@/domain/comments/moderation-views";
import { db } from "@/server/infra/db";

/** The same comments, each with what its writer goes on from. For staff alone. */
export async function withContinued(comments: readonly ModeratedCommentView[]): Promise<ModeratedCommentView[]> {
  const rows = await db.comment.findMany({
    where: { id: { in: comments.map(({ id }) => id) }, continues: { state: { not: "withdrawn" } } },
    select: { id: true, continues: { select: { bodyMarkdown: true, writtenAt: true } } },
  });
  const continued = new Map(rows.map(({ id, continues }) => [id, continues]));

  return comments.map((comment) => {
    const continues = continued.get(comment.id);

    return continues
      ? { ...comment, continues: { markdown: continues.bodyMarkdown, writtenAt: continues.writtenAt } }
      : comment;
  });
}
