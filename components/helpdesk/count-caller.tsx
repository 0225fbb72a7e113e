"use client";

import { type Ref, startTransition, useActionState, useId, useRef, useState } from "react";
import { answeredAction } from "@/components/console/answered-action";
import { Button } from "@/components/ui/button";
import { FocusedErrorSummary } from "@/components/console/focused-error-summary";
import { type FormAction, type FormState, untouchedForm } from "@/components/console/form-state";
import { newKey } from "@/components/console/new-key";
import { limits } from "@/domain/shared/input";
import type { CallerCard } from "@/domain/helpdesk/caller-card";
import { KeyHint } from "./key-hint";

type CountCallerProps = {
  counting: NonNullable<CallerCard["counting"]>;
  /** The incident that is counted is another one than the card: a known error's. */
  isOfAnother: boolean;
  count: FormAction;
  uncount: FormAction;
  onCounted: () => void;
  formRef: Ref<HTMLFormElement>;
  noteRef: Ref<HTMLInputElement>;
};

/**
 * "A caller has this": counts one more on the curve of the incident, with a note for staff if there is something to note.
 * The last one can be undone.
 */
export function CountCaller(props: CountCallerProps) {
  const { counting, isOfAnother, onCounted, formRef, noteRef } = props;
  const [note, setNote] = useState("");
  // The same caller sent twice counts once; the next one has a key of their own.
  const key = useRef("");
  const [lastCounted, setLastCounted] = useState("");
  const noteId = useId();
  const [state, submit, isPending] = useActionState(async (previous: FormState, form: FormData) => {
    const isUndo = form.get("idempotencyKey") === lastCounted;
    const action = isUndo ? answeredAction(props.uncount, "Not undone") : answeredAction(props.count, "Not counted");
    const next = await action(previous, form);
    if (next.outcome !== "done") {
      return next;
    }
    if (isUndo) {
      setLastCounted("");
    } else {
      setLastCounted(key.current);
      key.current = "";
      setNote("");
    }
    onCounted();

    return next;
  }, untouchedForm);

  function send(idempotencyKey: string) {
    const form = new FormData();
    form.set("incident", counting.code);
    form.set("note", note);
    form.set("idempotencyKey", idempotencyKey);
    startTransition(() => submit(form));
  }

  function count() {
    if (isPending) {
      return;
    }
    key.current ||= newKey();
    send(key.current);
  }

  return (
    <form
      ref={formRef}
      onSubmit={(event) => {
        event.preventDefault();
        count();
      }}
    >
      <div className="flex flex-wrap items-end gap-x-3 gap-y-2">
        <Button type="submit" isBusy={isPending} aria-keyshortcuts="c">
          A caller has this <KeyHint>C</KeyHint>
        </Button>
        <div className="min-w-52 flex-1">
          <label htmlFor={noteId} className="flex items-center gap-2 text-sm text-soft">
            Note for staff, optional <KeyHint>N</KeyHint>
          </label>
          <input
            ref={noteRef}
            id={noteId}
            value={note}
            onChange={(event) => setNote(event.target.value)}
            maxLength={limits.callerNote}
            autoComplete="off"
            aria-keyshortcuts="n"
          />
        </div>
      </div>
      {state.outcome === "refused" && (
        <FocusedErrorSummary key={state.attempt} formId={noteId} message={state.message} />
      )}
      <p className="mt-1 text-sm text-soft">
        <span role="status" className="font-semibold text-ink">
          {state.outcome === "done" && !isPending ? `${state.message} ` : ""}
        </span>
        {lastCounted !== "" && !isPending && (
          <Button look="quiet" onClick={() => send(lastCounted)}>
            Undo
          </Button>
        )}
        {isOfAnother ? `${counting.code}: ${counting.label}` : counting.label}
      </p>
    </form>
  );
}
