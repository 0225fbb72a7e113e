"use client";

import { Button } from "@/components/ui/button";
import { FocusedErrorSummary } from "@/components/console/focused-error-summary";
import { SignInAgain } from "@/components/console/sign-in-again";
import { Note } from "@/components/ui/note";
import type { Question } from "@/domain/incidents/judge-update";
import { OutdatedNote } from "./outdated-note";
import type { PostAnswer } from "./post-answer";

type PostNoteProps = {
  answer: PostAnswer;
  formId: string;
  /** @param confirmed what the writer says yes to by it */
  onPost: (confirmed?: readonly Question[]) => void;
  /** After what others posted. @param keepsOwn of what both changed, the things that stay as this writer has them */
  onPostAfter: (keepsOwn: ReadonlySet<string>) => void;
  nameOf: (serviceCode: string) => string;
  onEdit: () => void;
};

/** Why it is not posted yet, and what to do. Takes the focus; the text stays where it is. */
export function PostNote({ answer, formId, onPost, onPostAfter, onEdit, nameOf }: PostNoteProps) {
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
        {answer.code === "unauthenticated" && <SignInAgain />}
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

  return <OutdatedNote outdated={answer} nameOf={nameOf} formId={formId} onPost={onPostAfter} onEdit={onEdit} />;
}
