"use client";

import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { FocusedErrorSummary } from "@/components/console/focused-error-summary";
import { SignInAgain } from "@/components/console/sign-in-again";
import type { FormState } from "@/components/console/form-state";

type PanelFormProps = {
  title: string;
  submitLabel: string;
  /** Null: it was not sent, and nothing is wrong. */
  onSubmit: (form: FormData) => Promise<FormState | null>;
  onClose: () => void;
  /** How the address says that this form is to be opened again. */
  opened?: Readonly<Record<string, string>>;
  children: ReactNode;
};

/** A form below the comment in hand. Its first field takes the focus; Ctrl and Enter send it, Escape leaves it. */
export function PanelForm({ title, submitLabel, onSubmit, onClose, opened, children }: PanelFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const titleId = useId();
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<FormState | null>(null);
  useEffect(() => {
    const field = form.current?.querySelector<HTMLElement>("textarea, input, select");
    field?.focus();
    if (field instanceof HTMLTextAreaElement) {
      field.setSelectionRange(field.value.length, field.value.length);
    }
  }, []);

  async function send(): Promise<void> {
    if (isBusy || !form.current) {
      return;
    }
    setIsBusy(true);
    const outcome = await onSubmit(new FormData(form.current));
    setIsBusy(false);
    setRefusal((last) => (outcome?.outcome === "refused" ? { ...outcome, attempt: (last?.attempt ?? 0) + 1 } : null));
  }

  function sendByKey(event: KeyboardEvent): void {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void send();
    }
  }

  return (
    <form
      ref={form}
      noValidate
      aria-labelledby={titleId}
      className="mt-3 rounded-box bg-well p-3"
      onKeyDown={sendByKey}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h3 id={titleId} className="font-bold">
        {title}
      </h3>
      {refusal && (
        <FocusedErrorSummary key={refusal.attempt} message={refusal.message} formId={titleId}>
          {refusal.isSignedOut && <SignInAgain open={opened ?? {}} />}
        </FocusedErrorSummary>
      )}
      {children}
      <div className="mt-3 flex flex-wrap gap-2">
        <Button type="submit" isBusy={isBusy}>
          {isBusy ? "Working …" : submitLabel}
        </Button>
        <Button onClick={onClose}>Close</Button>
      </div>
    </form>
  );
}
