"use client";

import { useActionState, useId } from "react";
import { Button } from "@/components/console/button";
import { ErrorSummary } from "@/components/console/error-summary";
import { type FormAction, untouchedForm } from "@/components/console/form-state";
import type { DeskCommentView } from "@/domain/desk-views";
import { commentTriages, triageLabels } from "@/domain/words";

type TriageFormProps = { comment: Pick<DeskCommentView, "id" | "triage">; triage: FormAction };

/** What staff found out about it: shown beside the comment in public. */
export function TriageForm({ comment, triage }: TriageFormProps) {
  const [state, submit, isPending] = useActionState(triage, untouchedForm);
  const id = useId();

  return (
    <form action={submit} className="mt-2">
      <input type="hidden" name="id" value={comment.id} />
      <label htmlFor={id} className="text-sm text-soft">
        What you found
      </label>
      <span className="flex gap-2">
        <select key={`${comment.triage}-${state.attempt}`} id={id} name="triage" defaultValue={comment.triage}>
          {commentTriages.map((known) => (
            <option key={known} value={known}>
              {triageLabels[known]}
            </option>
          ))}
        </select>
        <Button type="submit" isBusy={isPending}>
          Save
        </Button>
      </span>
      {state.outcome === "refused" && <ErrorSummary key={state.attempt} message={state.message} formId={id} />}
    </form>
  );
}
