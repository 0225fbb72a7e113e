"use client";

import { useActionState, useId } from "react";
import { Button } from "@/components/console/button";
import { ErrorSummary } from "@/components/console/error-summary";
import { type FormAction, untouchedForm } from "@/components/console/form-state";
import { AlertSourceSecret } from "./alert-source-secret";

/** Makes another secret for a sender. It is shown once; the one before stops to count. */
export function RenewAlertSourceForm({
  alertSource,
  renew,
}: {
  alertSource: { id: string; name: string };
  renew: FormAction;
}) {
  const [state, submit, isPending] = useActionState(renew, untouchedForm);
  const id = useId();

  return (
    <form action={submit} className="max-w-xl">
      <p className="text-soft">The new secret takes the place of the one before, which is refused from then on.</p>
      {state.outcome === "refused" && <ErrorSummary key={state.attempt} message={state.message} formId={id} />}
      <input type="hidden" name="id" value={alertSource.id} />
      <Button
        type="submit"
        className="mt-2"
        isBusy={isPending}
        aria-label={`Make a new secret for ${alertSource.name}`}
      >
        Make a new secret
      </Button>
      {state.outcome === "done" && <AlertSourceSecret secret={state.message} />}
    </form>
  );
}
