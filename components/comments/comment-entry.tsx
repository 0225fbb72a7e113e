import type { Clock } from "@/components/site/clock";
import { Time } from "@/components/site/time";
import { Badge } from "@/components/ui/badge";
import { Prose } from "@/components/ui/prose";
import type { CommentNote } from "@/domain/comments/comment-notes";
import type { AnswerView, CommentView } from "@/domain/comments/views";
import { CommentNotes } from "./comment-notes";
import { TriageBadge } from "./triage-badge";

type CommentEntryProps = { comment: CommentView; note: CommentNote | undefined; clock: Clock };

export function CommentEntry({ comment, note, clock }: CommentEntryProps) {
  const { serviceName, program, errorMessage, triage, triagedAt, answers } = comment;

  return (
    <li
      id={`comment-${comment.id}`}
      className="my-4 rounded-box border border-line bg-card p-4 target:border-ink sm:p-5 print:break-inside-avoid"
    >
      <p className="mb-1.5 flex flex-wrap items-center gap-x-2 gap-y-1">
        <b className="min-w-0 wrap-anywhere">{comment.authorName ?? (comment.isMember ? "A member" : "A visitor")}</b>
        {comment.isMember && <Badge look="label">Signed-in member</Badge>}
        <span className="min-w-0 text-sm text-soft wrap-anywhere">
          {[serviceName, program].filter(Boolean).map((thing) => `· ${thing} `)}·{" "}
          <Time at={comment.writtenAt} clock={clock} as="full" />
          {comment.editedAt && (
            <>
              {" "}
              · corrected <Time at={comment.editedAt} clock={clock} />
            </>
          )}
        </span>
        {triage !== "new" && (
          <span className="inline-flex items-center gap-1.5 text-sm text-soft">
            <TriageBadge triage={triage} />
            {triagedAt && <Time at={triagedAt} clock={clock} />}
          </span>
        )}
      </p>
      <Prose html={comment.html} />
      {errorMessage && (
        <p className="mt-2 text-sm text-soft">
          Error message: <code className="font-mono text-ink wrap-anywhere">{errorMessage}</code>
        </p>
      )}
      {note && <CommentNotes note={note} />}
      <Answers answers={answers} clock={clock} />
    </li>
  );
}

/** What staff answered, under what it answers. */
export function Answers({ answers, clock }: { answers: readonly AnswerView[]; clock: Clock }) {
  return answers.map((answer) => (
    <div key={answer.id} className="mt-3 border-l-[3px] border-line pl-4">
      <p>
        <b>{answer.authorName}</b>{" "}
        <span className="text-sm text-soft">
          · <Time at={answer.postedAt} clock={clock} as="full" />
        </span>
      </p>
      <Prose html={answer.html} />
    </div>
  ));
}
