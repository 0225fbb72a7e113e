"use client";

import { useActionState, useId } from "react";
import { Button } from "@/components/ui/button";
import { FocusedErrorSummary } from "@/components/console/focused-error-summary";
import { type FormAction, untouchedForm } from "@/components/console/form-state";
import { type Role, roles } from "@/domain/shared/words";

type RoleFormProps = { user: { id: string; name: string; role: Role }; changeRole: FormAction };

export function RoleForm({ user: { id, name, role }, changeRole }: RoleFormProps) {
  const [state, submit, isPending] = useActionState(changeRole, untouchedForm);
  const formId = useId();

  return (
    <form action={submit}>
      {state.outcome === "refused" && (
        <FocusedErrorSummary key={state.attempt} message={state.message} formId={formId} />
      )}
      <input type="hidden" name="id" value={id} />
      <span className="flex gap-2">
        <select key={`${role}-${state.attempt}`} name="role" aria-label={`Role of ${name}`} defaultValue={role}>
          {roles.map((known) => (
            <option key={known}>{known}</option>
          ))}
        </select>
        <Button type="submit" look="secondary" isBusy={isPending} aria-label={`Save the role of ${name}`}>
          Save
        </Button>
      </span>
    </form>
  );
}
