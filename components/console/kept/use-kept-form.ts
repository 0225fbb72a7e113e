"use client";

import { useEffect, useState } from "react";
import { keepForm, type KeptForm, keptFormName, readKeptForm } from "./kept-form";
import { useOwner } from "./kept-by";
import { dropKept } from "./kept-store";

type State = {
  /** What this device kept when the form was opened. */
  found: KeptForm | null;
  /** What was deleted just now, and can be had back. */
  deleted: KeptForm | null;
  /** Grows with each of these: the fields are then mounted again. */
  round: number;
};

/** What is typed into a form, on this device until it is saved. @param form "service:MAIL"; undefined: nothing is kept */
export function useKeptForm(form: string | undefined) {
  const owner = useOwner();
  const name = form === undefined || owner === null ? null : keptFormName(owner.userId, form);
  const [state, setState] = useState<State>({ found: null, deleted: null, round: 0 });
  useEffect(() => {
    const found = name === null ? null : readKeptForm(name);
    if (found) {
      setState(({ round }) => ({ found, deleted: null, round: round + 1 }));
    }
  }, [name]);

  return {
    ...state,
    keep: (typed: Omit<KeptForm, "savedAt">) => {
      if (name !== null) {
        keepForm(name, { ...typed, savedAt: Date.now() });
      }
    },
    /** Once it is saved. */
    drop: () => {
      if (name !== null) {
        dropKept(name);
        setState(({ round }) => ({ found: null, deleted: null, round }));
      }
    },
    /** Back to what is saved. */
    restart: () => {
      if (name !== null) {
        const deleted = readKeptForm(name) ?? state.found;
        dropKept(name);
        setState(({ round }) => ({ found: null, deleted, round: round + 1 }));
      }
    },
    undoRestart: () => {
      if (name !== null && state.deleted) {
        keepForm(name, state.deleted);
        setState(({ round, deleted }) => ({ found: deleted, deleted: null, round: round + 1 }));
      }
    },
  };
}

/** Whether something waits that was typed into a form. @param isOpen whether that form is: afterwards it is asked again */
export function useHasKept(form: string, isOpen: boolean): boolean {
  const userId = useOwner()?.userId;
  const [hasKept, setHasKept] = useState(false);
  useEffect(
    () => setHasKept(userId !== undefined && readKeptForm(keptFormName(userId, form)) !== null),
    [userId, form, isOpen],
  );

  return hasKept;
}
