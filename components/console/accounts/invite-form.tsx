"use client";

import { useActionState, useId } from "react";
import { Button } from "@/components/console/button";
import { ErrorSummary } from "@/components/console/error-summary";
import { type FormAction, untouchedForm } from "@/components/console/form-state";
import { roleOptions } from "./role-names";

/** Makes a link that its reader uses once to make an account. */
export function InviteForm({ invite }: { invite: FormAction }) {
  const [state, submit, isPending] = useActionState(invite, untouchedForm);
  const id = useId();

  return (
    <form action={submit} className="max-w-xl">
      {state.outcome === "refused" && <ErrorSummary key={state.attempt} message={state.message} formId={id} />}
      <label htmlFor={`${id}-role`} className="mt-2 block font-semibold">
        Role
      </label>
      <select id={`${id}-role`} name="role" defaultValue="editor">
        {roleOptions.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <Button type="submit" look="main" className="mt-3" isBusy={isPending}>
        Make a link
      </Button>
      {state.outcome === "done" && (
        <div role="status" className="mt-3 rounded-card bg-ok-bg px-4 py-3">
          <label htmlFor={`${id}-link`} className="font-semibold text-ok">
            Send this link to one person. It works once, and is not shown again.
          </label>
          <input
            id={`${id}-link`}
            readOnly
            value={state.message}
            className="mt-1"
            onFocus={(event) => event.target.select()}
          />
        </div>
      )}
    </form>
  );
}
