"use client";

import { type ReactNode, useActionState, useId } from "react";
import { Button, type ButtonLook } from "@/components/ui/button";
import { FocusedErrorSummary } from "./focused-error-summary";
import { type FormAction, untouchedForm } from "./form-state";

type ActionButtonProps = {
  action: FormAction;
  fields: Readonly<Record<string, string>>;
  look?: ButtonLook;
  /** Names the row for those who hear the button alone: "Show the comment of Jan". */
  label?: string;
  children: ReactNode;
};

/** One button that does one thing to one row, and says beside it when that was refused. */
export function ActionButton({ action, fields, look = "secondary", label, children }: ActionButtonProps) {
  const [state, submit, isPending] = useActionState(action, untouchedForm);
  const formId = useId();

  return (
    <form action={submit}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button type="submit" look={look} isBusy={isPending} aria-label={label}>
        {children}
      </Button>
      {state.outcome === "refused" && (
        <FocusedErrorSummary key={state.attempt} message={state.message} formId={formId} />
      )}
    </form>
  );
}
