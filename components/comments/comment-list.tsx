import type { Clock } from "@/components/site/clock";
import type { CommentNote } from "@/domain/comments/comment-notes";
import type { CommentView } from "@/domain/comments/views";
import { CommentEntry } from "./comment-entry";

type CommentListProps = { comments: readonly CommentView[]; notes?: readonly CommentNote[]; clock: Clock };

/** What visitors wrote and staff showed, with the answers. */
export function CommentList({ comments, notes = [], clock }: CommentListProps) {
  const noteOf = new Map(notes.map((note) => [note.commentId, note]));

  if (comments.length === 0) {
    return <p className="mt-3 text-soft">Nobody has described what they see yet.</p>;
  }

  return (
    <ol>
      {comments.map((comment) => (
        <CommentEntry key={comment.id} comment={comment} note={noteOf.get(comment.id)} clock={clock} />
      ))}
    </ol>
  );
}
