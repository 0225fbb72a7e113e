import type { Clock } from "@/components/site/clock";
import type { CommentView } from "@/domain/views";
import { CommentEntry } from "./comment-entry";

/** What visitors wrote and staff showed, with the answers. */
export function CommentList({ comments, clock }: { comments: readonly CommentView[]; clock: Clock }) {
  if (comments.length === 0) {
    return <p className="mt-3 text-soft">Nobody has described what they see yet.</p>;
  }

  return (
    <ol>
      {comments.map((comment) => (
        <CommentEntry key={comment.id} comment={comment} clock={clock} />
      ))}
    </ol>
  );
}
