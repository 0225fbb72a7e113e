import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Prose } from "@/components/ui/prose";
import type { ModeratedAnswerView, ModeratedCommentView } from "@/domain/comments/moderation-views";
import { formatDateTime } from "@/domain/shared/time";

type CommentBodyProps = {
  comment: ModeratedCommentView;
  timeZone: string;
  now: Date;
  /** Null where it is not in hand. */
  onSeparate: ((id: string) => void) | null;
};

/** What it says, what says the same, and what was answered. */
export function CommentBody({ comment, timeZone, now, onSeparate }: CommentBodyProps) {
  const { html, errorMessage, merged, answers, continues, mail } = comment;

  return (
    <>
      {continues && (
        <p className="mb-1 border-l-3 border-line pl-3 text-sm text-soft wrap-anywhere">
          Goes on from what they wrote at {formatDateTime(continues.writtenAt, timeZone, now)}: “
          {beginning(continues.markdown)}”
        </p>
      )}
      <Prose html={html} />
      {errorMessage && (
        <p className="mt-1">
          Error <code className="font-mono text-sm wrap-anywhere">{errorMessage}</code>
        </p>
      )}
      {mail && (
        <p className="text-sm text-soft">
          {mail.isCut && "Something of the email is left out, such as a quote or a signature. "}
          <Link href={`/staff/comments/emails/${mail.id}`} className="inline-flex min-h-11 items-center">
            Show the whole email
          </Link>
        </p>
      )}
      {merged.length > 0 && (
        <details className="mt-1">
          <summary>{merged.length === 1 ? "1 other says the same" : `${merged.length} others say the same`}</summary>
          <ul>
            {merged.map((one) => (
              <li key={one.id} className="mt-2 border-l-3 border-line pl-3">
                <p className="text-sm text-soft">
                  <b className="text-ink">{one.authorName ?? "A visitor"}</b>{" "}
                  {formatDateTime(one.writtenAt, timeZone, now)} {one.authorEmail}
                </p>
                <Prose html={one.html} />
                {onSeparate && (
                  <Button onClick={() => onSeparate(one.id)}>
                    Separate<span className="sr-only">: the comment of {one.authorName ?? "a visitor"}</span>
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
      {answers.map((answer) => (
        <Answer key={answer.id} answer={answer} timeZone={timeZone} now={now} />
      ))}
    </>
  );
}

type AnswerProps = { answer: ModeratedAnswerView; timeZone: string; now: Date };

function Answer({ answer, timeZone, now }: AnswerProps) {
  return (
    <div className="mt-2 border-l-3 border-line pl-3">
      <p className="text-sm text-soft">
        <b className="text-ink">{answer.authorName}</b> {formatDateTime(answer.postedAt, timeZone, now)}
        {answer.promotedTo && ` · in the timeline as ${answer.promotedTo}`}
      </p>
      <Prose html={answer.html} />
    </div>
  );
}

/** As much of a text as shows which one it is. */
function beginning(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();

  return line.length > 160 ? `${line.slice(0, 160)}…` : line;
}
