"use client";

import { Button } from "@/components/console/button";
import { ErrorSummary } from "@/components/console/error-summary";
import { Code } from "@/components/ui/code";
import { Prose } from "@/components/ui/prose";
import type { PostAnswer } from "./post-answer";

type PostNoteProps = {
  answer: PostAnswer;
  formId: string;
  signInPath: string;
  onPost: () => void;
  onEdit: () => void;
};

/** Why it is not posted yet, and what to do. Takes the focus; the text stays where it is. */
export function PostNote({ answer, formId, signInPath, onPost, onEdit }: PostNoteProps) {
  if (answer.outcome === "posted") {
    return (
      <p role="status" className="mt-3 rounded-card bg-ok-bg px-4 py-2 font-semibold text-ok">
        {answer.updateCode} is posted.
      </p>
    );
  }
  if (answer.outcome === "refused") {
    return (
      <ErrorSummary message={answer.message} fields={answer.fields} formId={formId}>
        {answer.code === "unauthenticated" && (
          <p className="mt-1">
            <a href={signInPath} className="inline-block py-2 text-down">
              Sign in again and come back to your text
            </a>
          </p>
        )}
      </ErrorSummary>
    );
  }

  return (
    <ErrorSummary message="Not posted yet: somebody posted while you were writing. Your text is kept." formId={formId}>
      <ol className="mt-2 space-y-3 text-ink">
        {answer.missed.map((update) => (
          <li key={update.code} className="rounded-card bg-card px-4 py-3">
            <p className="text-sm text-soft">
              <Code>{update.code}</Code> {update.statusLabel} · {update.postedAtText}
              {update.authorName && ` · ${update.authorName}`}
            </p>
            <Prose html={update.html} />
          </li>
        ))}
      </ol>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button look="main" onClick={onPost}>
          Post anyway
        </Button>
        <Button onClick={onEdit}>Change mine first</Button>
      </div>
    </ErrorSummary>
  );
}
