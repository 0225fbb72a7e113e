import type { CommentView } from "@/domain/views";
import { db } from "@/server/infra/db";
import { commentSelect, toCommentView } from "./comment-view";

/** The comments of an incident that anyone may read, oldest first. */
export async function listVisibleComments(incidentId: string): Promise<CommentView[]> {
  const rows = await db.comment.findMany({
    where: { incidentId, state: "visible" },
    select: commentSelect,
    orderBy: [{ writtenAt: "asc" }, { id: "asc" }],
  });

  return rows.map(toCommentView);
}
