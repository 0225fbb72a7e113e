import type { CommentState } from "@/domain/shared/words";
import type { Tx } from "@/server/infra/db";
import type { CommentForWrite } from "./require-comment";

/**
 * What is decided of a comment goes for those that folded into it, because their words are the same: they stand as it
 * stood, and from now on as it is. What was merged by hand keeps its own state.
 * @param first as it stood before
 */
export async function decideFolded(
  tx: Tx,
  first: Pick<CommentForWrite, "id" | "state">,
  state: CommentState,
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE comments AS folded
    SET state = ${state}::comment_state,
      shown_at = CASE WHEN ${state} = 'visible' THEN coalesce(folded.shown_at, ${now}) ELSE folded.shown_at END
    FROM comments AS first
    WHERE first.id = ${first.id}::uuid
      AND folded.merged_into_id = first.id
      AND folded.text_hash = first.text_hash
      AND folded.state = ${first.state}::comment_state`;
}
