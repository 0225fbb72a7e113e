"use client";

import { startTransition, useActionState, useEffect, useId, useRef, useState } from "react";
import { answeredAction } from "@/components/console/answered-action";
import { Button } from "@/components/ui/button";
import { FocusedErrorSummary } from "@/components/console/focused-error-summary";
import { type FormAction, type FormState, untouchedForm } from "@/components/console/form-state";
import { TextArea } from "@/components/ui/field";
import { limits } from "@/domain/shared/input";

type ScriptFormProps = {
  incident: string;
  /** What is read out now, and what of it staff wrote. */
  script: string;
  writtenScript: string | null;
  action: FormAction;
  onDone: (message: string) => void;
  onCancel: () => void;
};

/** Changes what is read out. Ctrl or ⌘ and Enter saves, Escape leaves it as it was. */
export function ScriptForm({ incident, script, writtenScript, action, onDone, onCancel }: ScriptFormProps) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(script);
  // What its writer has seen: after a refusal they know what it reads now.
  const basedOn = useRef(writtenScript);
  const [state, submit, isPending] = useActionState(async (previous: FormState, form: FormData) => {
    const next = await answeredAction(action, "Not saved")(previous, form);
    if (next.outcome === "done") {
      onDone(next.message);
    }

    return next;
  }, untouchedForm);
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    if (state.outcome === "refused") {
      basedOn.current = writtenScript;
    }
  }, [state, writtenScript]);

  function save() {
    if (isPending) {
      return;
    }
    const form = new FormData();
    form.set("incident", incident);
    form.set("script", text);
    form.set("basedOn", basedOn.current ?? "");
    startTransition(() => submit(form));
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.preventDefault();
          onCancel();
        } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          save();
        }
      }}
    >
      {state.outcome === "refused" && (
        <FocusedErrorSummary key={state.attempt} formId={id} message={state.message} fields={state.fields} />
      )}
      <TextArea
        ref={field}
        formId={id}
        name="script"
        label="What is read out"
        hint="Two sentences: what is wrong, and what to do. Empty: made from the headline, the impact and the workaround"
        value={text}
        maxLength={limits.script}
        onValue={setText}
        className="text-lg"
      />
      <div className="mt-2 flex flex-wrap gap-2">
        <Button type="submit" isBusy={isPending}>
          Save the script
        </Button>
        <Button onClick={onCancel}>Leave it</Button>
      </div>
    </form>
  );
}
