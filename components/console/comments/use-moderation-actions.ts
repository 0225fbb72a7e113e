"use client";

import { useRef, useState, useTransition } from "react";
import { answeredAction } from "@/components/console/answered-action";
import { type FormAction, type FormState, untouchedForm } from "@/components/console/form-state";

/** One thing to do: an action, and its fields. */
export type ModerationAction = { action: FormAction; fields: Readonly<Record<string, string>> };

type Said = { text: string; isRefusal: boolean; round: number };

/** Does things one after the other, says how they went, and undoes them, the last one first. */
export function useModerationActions() {
  const [said, setSaid] = useState<Said>({ text: "", isRefusal: false, round: 0 });
  const [isBusy, startTransition] = useTransition();
  const [undoable, setUndoable] = useState<readonly (readonly ModerationAction[])[]>([]);
  const line = useRef(Promise.resolve());

  function say(text: string, isRefusal = false): void {
    setSaid(({ round }) => ({ text, isRefusal, round: round + 1 }));
  }

  /** @param undo what undoes it; @returns how it went, once it has */
  function run(
    moderationActions: readonly ModerationAction[],
    text: string,
    undo: readonly ModerationAction[] = [],
  ): Promise<FormState> {
    return new Promise((resolve) => {
      startTransition(() => {
        line.current = line.current.then(async () => {
          const outcome = await doAll(moderationActions);
          if (outcome.outcome === "done") {
            setUndoable((earlier) => (undo.length > 0 ? [...earlier, undo] : earlier));
          }
          say(outcome.outcome === "done" ? text : outcome.message, outcome.outcome !== "done");
          resolve(outcome);
        });

        return line.current;
      });
    });
  }

  function undoLast(): void {
    const last = undoable.at(-1);
    if (!last) {
      say("There is nothing to undo.");
      return;
    }
    setUndoable((earlier) => earlier.slice(0, -1));
    void run(last, "Undone.");
  }

  return { said, say, isBusy, run, undoLast, canUndo: undoable.length > 0 };
}

async function doAll(moderationActions: readonly ModerationAction[]): Promise<FormState> {
  let outcome: FormState = { ...untouchedForm, outcome: "done" };
  for (const { action, fields } of moderationActions) {
    outcome = await doOne(action, fields);
    if (outcome.outcome !== "done") {
      return outcome;
    }
  }

  return outcome;
}

function doOne(action: FormAction, fields: ModerationAction["fields"]): Promise<FormState> {
  const form = new FormData();
  Object.entries(fields).forEach(([name, value]) => form.set(name, value));

  return answeredAction(action, "Not done")(untouchedForm, form);
}
