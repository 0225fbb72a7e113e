"use client";

import { useActionState, useId } from "react";
import { Button } from "@/components/console/button";
import { CopyField } from "@/components/console/copy-field";
import { ErrorSummary } from "@/components/console/error-summary";
import { type FormAction, untouchedForm } from "@/components/console/form-state";

/** Makes the token that a program sends along. It is shown once; the one before stops to count. */
export function PushToken({ sourceId, renew }: { sourceId: string; renew: FormAction }) {
  const [state, submit, isPending] = useActionState(renew, untouchedForm);
  const id = useId();

  return (
    <form action={submit} className="max-w-xl">
      <p className="mt-1 text-soft">
        Whoever has it can send numbers for all metrics of this source. A new one takes the place of the one before.
      </p>
      {state.outcome === "refused" && <ErrorSummary key={state.attempt} message={state.message} formId={id} />}
      <input type="hidden" name="id" value={sourceId} />
      <Button type="submit" className="mt-3" isBusy={isPending}>
        Make a new token
      </Button>
      {state.outcome === "done" && (
        <div role="status" className="mt-3 rounded-card bg-ok-bg px-4 pt-1 pb-3">
          <CopyField label="Token. Keep it now: it is not shown again" value={state.message} />
        </div>
      )}
    </form>
  );
}
