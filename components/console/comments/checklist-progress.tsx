import Link from "next/link";
import { type ModeratedCommentView, isUnanswered } from "@/domain/comments/moderation-views";
import { commentsPath } from "./moderation-views-nav";

type ChecklistProgressProps = { code: string; comments: readonly ModeratedCommentView[]; showsUnanswered: boolean };

/** How many comments on an incident are answered. */
export function ChecklistProgress({ code, comments, showsUnanswered }: ChecklistProgressProps) {
  const open = comments.filter(isUnanswered).length;
  const done = comments.length - open;

  return (
    <div className="mt-1">
      <p>
        {comments.length === 0
          ? "Nobody has written about it."
          : `${done} of ${comments.length} are done${open === 0 ? "." : `; ${open} ${open === 1 ? "waits" : "wait"} for an answer.`}`}
      </p>
      {comments.length > 0 && (
        <>
          <progress value={done} max={comments.length} aria-label="Answered" className="h-2 w-full max-w-xl" />
          <p>
            <Link
              href={commentsPath(code, showsUnanswered ? "all" : "unanswered")}
              className="inline-flex min-h-11 items-center"
            >
              {showsUnanswered ? `Show all ${comments.length}` : `Show only who is not answered yet (${open})`}
            </Link>
          </p>
        </>
      )}
    </div>
  );
}
