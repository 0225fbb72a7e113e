import type { ModeratedCommentView } from "@/domain/comments/moderation-views";
import { isUnanswered } from "@/domain/comments/moderation-views";

export type ModerationShow = "held" | "all" | "incident" | "unanswered";

/**
 * The comments to show, in an order that nothing done here changes. What was once on the screen stays on it, whatever
 * was decided since: nothing vanishes under somebody's hands.
 */
export function listed(
  comments: readonly ModeratedCommentView[],
  show: ModerationShow,
  seen: ReadonlySet<string>,
): ModeratedCommentView[] {
  const wanted = comments.filter((comment) => isWanted(comment, show) || seen.has(comment.id));
  const direction = show === "all" ? -1 : 1;

  return wanted.toSorted(
    (one, other) => direction * (one.writtenAt.getTime() - other.writtenAt.getTime() || one.id.localeCompare(other.id)),
  );
}

function isWanted(comment: ModeratedCommentView, show: ModerationShow): boolean {
  if (show === "held") {
    return comment.state === "held";
  }

  return show === "unanswered" ? isUnanswered(comment) : true;
}
