"use client";

import Link from "next/link";
import { Note } from "@/components/ui/note";
import { FocusedErrorSummary } from "./focused-error-summary";
import type { FormState } from "./form-state";
import { OthersEdits } from "./others-edits";
import { SignInAgain } from "./sign-in-again";

type RefusedSummaryProps = {
  state: FormState;
  formId: string;
  taken: ReadonlySet<string>;
  onTake: (field: string) => void;
};

/** Why it is not saved yet, and what others have changed in the meantime. */
export function RefusedSummary({ state, formId, taken, onTake }: RefusedSummaryProps) {
  const { message, fields, others, isSignedOut } = state;

  return (
    <FocusedErrorSummary message={message} fields={others.length === 0 ? fields : {}} formId={formId}>
      {isSignedOut && <SignInAgain />}
      {others.length > 0 && <OthersEdits {...{ others, formId, taken, onTake }} />}
    </FocusedErrorSummary>
  );
}

/** Once it is saved: what others have changed besides, which is now saved with it. */
export function FormAnswer({ state, formId }: { state: FormState; formId: string }) {
  const { outcome, others, nextPath } = state;
  if (outcome !== "done" || others.length === 0) {
    return null;
  }

  return (
    <Note tone="work" role="status">
      Saved. In the meantime others changed this too, and it stays:
      <OthersEdits others={others} formId={formId} taken={new Set()} onTake={null} />
      {nextPath !== null && (
        <Link href={nextPath} className="inline-flex min-h-11 items-center">
          Go on
        </Link>
      )}
    </Note>
  );
}
