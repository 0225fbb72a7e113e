"use client";

import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useActionState, useContext, useEffect, useId } from "react";
import { answeredAction } from "./answered-action";
import { Button, type ButtonLook } from "@/components/ui/button";
import { FocusedErrorSummary } from "./focused-error-summary";
import { type FormAction, type FormState, untouchedForm } from "./form-state";

type ConsoleFormProps = {
  action: FormAction;
  submitLabel: string;
  submitLook?: ButtonLook;
  /** Names the row for those who hear the button alone: "Make a new secret for Prometheus". */
  submitName?: string | undefined;
  /** Hidden fields: which row is meant. They are input like any other. */
  hidden?: Readonly<Record<string, string>>;
  /** What is shown of the answer once it is done, where the message itself is not enough. */
  renderDone?: (message: string) => ReactNode;
  children?: ReactNode;
};

/** A form that comes back with what was typed, says what is wrong on top, and what was done below. */
export function ConsoleForm({
  action,
  submitLabel,
  submitLook = "primary",
  submitName,
  hidden = {},
  renderDone,
  children,
}: ConsoleFormProps) {
  const [state, submit, isPending] = useActionState(answeredAction(action, "Not done"), untouchedForm);
  const formId = useId();
  useNextPath(state);

  return (
    <FormContext value={{ state, formId }}>
      <form action={submit} noValidate className="max-w-xl">
        {state.outcome === "refused" && (
          <FocusedErrorSummary key={state.attempt} message={state.message} fields={state.fields} formId={formId} />
        )}
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
        <div className="mt-4 flex flex-wrap items-center gap-3">
          <Button type="submit" look={submitLook} isBusy={isPending} aria-label={submitName}>
            {submitLabel}
          </Button>
          <span role="status" className="text-sm text-soft">
            {isPending ? "Working …" : state.outcome === "done" && !renderDone ? state.message : ""}
          </span>
        </div>
        {state.outcome === "done" && renderDone?.(state.message)}
      </form>
    </FormContext>
  );
}

/** Goes to the next page, once, and asks for it again: what was just done may show there. */
function useNextPath({ nextPath, attempt }: FormState): void {
  const router = useRouter();
  useEffect(() => {
    if (nextPath !== null) {
      router.push(nextPath);
      router.refresh();
    }
  }, [router, nextPath, attempt]);
}

type FormContextValue = { state: FormState; formId: string };

const FormContext = createContext<FormContextValue>({ state: untouchedForm, formId: "form" });

/** What a field of the form around it needs: whose it is, what to show in it, and what is wrong with it. */
export function useFormField(name: string, initial: string) {
  const { state, formId } = useContext(FormContext);
  const refused = state.outcome === "refused" ? state : null;

  return {
    formId,
    /** A field is mounted again after each answer, else React would put back what it showed first. */
    key: `${name}-${state.attempt}`,
    value: refused?.values[name] ?? initial,
    error: refused?.fields[name],
  };
}
