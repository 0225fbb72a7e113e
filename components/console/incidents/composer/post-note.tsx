"use client";

import { Button } from "@/components/ui/button";
import { FocusedErrorSummary } from "@/components/console/focused-error-summary";
import { Code } from "@/components/ui/code";
import { Note } from "@/components/ui/note";
import { Prose } from "@/components/ui/prose";
import type { Question } from "@/domain/incidents/judge-update";
import type { PostAnswer } from "./post-answer";

type PostNoteProps = {
  answer: PostAnswer;
  formId: string;
  signInPath: string;
  /** @param confirmed what the writer says yes to by it */
  onPost: (confirmed?: readonly Question[]) => void;
  onEdit: () => void;
};

/** Why it is not posted yet, and what to do. Takes the focus; the text stays where it is. */
export function PostNote({ answer, formId, signInPath, onPost, onEdit }: PostNoteProps) {
  if (answer.outcome === "posted") {
    return (
      <Note tone="ok" role="status" className="font-semibold">
        {answer.updateCode} is posted.
      </Note>
    );
  }
  if (answer.outcome === "refused") {
    return (
      <FocusedErrorSummary message={answer.message} fields={answer.fields} formId={formId}>
        {answer.code === "unauthenticated" && (
          <p className="mt-1">
            <a href={signInPath} className="inline-block py-2 text-down">
              Sign in again and come back to your text
            </a>
          </p>
        )}
      </FocusedErrorSummary>
    );
  }

  if (answer.outcome === "asked") {
    return (
      <FocusedErrorSummary message={`Not posted yet. ${answer.message}`} formId={formId}>
        <div className="mt-3 flex flex-wrap gap-2">
          <Button look="primary" onClick={() => onPost([answer.question])}>
            Yes, post it
          </Button>
          <Button onClick={onEdit}>Change it first</Button>
        </div>
      </FocusedErrorSummary>
    );
  }

  return (
    <FocusedErrorSummary
      message="Not posted yet: somebody posted while you were writing. Your text is kept."
      formId={formId}
    >
      <ol className="mt-2 space-y-3 text-ink">
        {answer.missed.map((update) => (
          <li key={update.code} className="rounded-box bg-well px-4 py-3">
            <p className="text-sm text-soft">
              <Code>{update.code}</Code> {update.statusLabel} · {update.postedAtText}
              {update.authorName && ` · ${update.authorName}`}
            </p>
            <Prose html={update.html} />
          </li>
        ))}
      </ol>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button look="primary" onClick={() => onPost()}>
          Post anyway
        </Button>
        <Button onClick={onEdit}>Change mine first</Button>
      </div>
    </FocusedErrorSummary>
  );
}
