import { parseCode } from "@/domain/shared/codes";
import type { CommentNote } from "@/domain/comments/comment-notes";
import { db } from "@/server/infra/db";

/** What stands beside the visible comments of an incident; of those with nothing to note, nothing. */
export async function listVisibleCommentNotes(code: string): Promise<CommentNote[]> {
  const parsed = parseCode(code);
  if (!parsed) {
    return [];
  }
  const isVisible = { state: "visible" } as const;
  const rows = await db.comment.findMany({
    where: {
      incident: { prefix: parsed.prefix, number: parsed.number },
      ...isVisible,
      mergedIntoId: null,
      OR: [{ knownErrorId: { not: null } }, { merged: { some: isVisible } }],
    },
    select: {
      id: true,
      knownError: { select: { slug: true, title: true } },
      _count: { select: { merged: { where: isVisible } } },
    },
  });

  return rows.map(({ id, knownError, _count }) => ({ commentId: id, knownError, alsoSaid: _count.merged }));
}
