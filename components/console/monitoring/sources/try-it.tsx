"use client";

import { startTransition, useActionState, type MouseEvent } from "react";
import { Button } from "@/components/ui/button";
import { Note } from "@/components/ui/note";
import type { Tried, TryAction } from "./tried";

/** Asks once with what is typed in the form around it. Nothing is saved, and the form stays as it is. */
export function TryIt({ action }: { action: TryAction }) {
  const [tried, ask, isPending] = useActionState(action, null);

  function askWithTheForm({ currentTarget: { form } }: MouseEvent<HTMLButtonElement>): void {
    if (form) {
      const typed = new FormData(form);
      startTransition(() => ask(typed));
    }
  }

  return (
    <div className="mt-4">
      <Button isBusy={isPending} onClick={askWithTheForm}>
        Try it
      </Button>
      <div role="status" aria-label="What trying gave">
        {isPending ? (
          <p className="mt-2 text-sm text-soft">Asking …</p>
        ) : (
          tried && <Outcome key={tried.attempt} tried={tried} />
        )}
      </div>
    </div>
  );
}

function Outcome({ tried }: { tried: Tried }) {
  const { isNumber, sentence, took, answer } = tried;

  return (
    <Note tone={isNumber ? "ok" : "down"}>
      <p className={isNumber ? "text-lg font-bold" : "font-semibold"}>{sentence}</p>
      {took && <p className="text-sm">{took} Nothing was saved.</p>}
      {answer && (
        <details>
          <summary>What it answered</summary>
          <pre className="max-h-60 overflow-auto text-sm break-words whitespace-pre-wrap" tabIndex={0}>
            {answer}
          </pre>
        </details>
      )}
    </Note>
  );
}
