"use client";

import { useActionState, useId } from "react";
import { Button } from "@/components/console/button";
import { ErrorSummary } from "@/components/console/error-summary";
import { type FormAction, untouchedForm } from "@/components/console/form-state";
import { limits } from "@/domain/shared/input";
import { kindNames } from "./alert-source-kinds";
import { AlertSourceSecret } from "./alert-source-secret";

/** Adds a sender, and shows its secret. */
export function AddAlertSourceForm({ add }: { add: FormAction }) {
  const [state, submit, isPending] = useActionState(add, untouchedForm);
  const id = useId();
  const typed = state.outcome === "refused" ? state.values : {};

  return (
    <form action={submit} noValidate className="max-w-xl">
      {state.outcome === "refused" && (
        <ErrorSummary key={state.attempt} message={state.message} fields={state.fields} formId={id} />
      )}
      <label htmlFor={`${id}-name`} className="mt-4 block font-semibold">
        Name
      </label>
      <input
        key={`name-${state.attempt}`}
        id={`${id}-name`}
        name="name"
        className="mt-1"
        defaultValue={typed.name ?? ""}
        maxLength={limits.name}
        aria-invalid={state.fields.name ? true : undefined}
      />
      <label htmlFor={`${id}-kind`} className="mt-4 block font-semibold">
        Kind
      </label>
      <select
        key={`kind-${state.attempt}`}
        id={`${id}-kind`}
        name="kind"
        className="mt-1"
        defaultValue={typed.kind ?? "alertmanager"}
      >
        {Object.entries(kindNames).map(([kind, name]) => (
          <option key={kind} value={kind}>
            {name}
          </option>
        ))}
      </select>
      <Button type="submit" look="main" className="mt-4" isBusy={isPending}>
        Add
      </Button>
      {state.outcome === "done" && <AlertSourceSecret secret={state.message} />}
    </form>
  );
}
