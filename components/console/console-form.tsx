"use client";

import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useActionState, useContext, useEffect, useId, useRef, useState } from "react";
import { answeredAction } from "./answered-action";
import { Button, type ButtonLook } from "@/components/ui/button";
import type { Fields } from "@/domain/shared/changed-since";
import { type FormAction, type FormState, untouchedForm } from "./form-state";
import { FormAnswer, RefusedSummary } from "./form-answer";
import { type KeptForm, ownValues } from "./kept/kept-form";
import { KeptNote } from "./kept/kept-note";
import { useKeptForm } from "./kept/use-kept-form";

type ConsoleFormProps = {
  action: FormAction;
  submitLabel: string;
  submitLook?: ButtonLook;
  /** Names the row for those who hear the button alone: "Make a new secret for Prometheus". */
  submitName?: string | undefined;
  /** Hidden fields: which row is meant. They are input like any other. */
  hidden?: Readonly<Record<string, string>>;
  /** What is changed, as this page shows it: of what others change by then, nothing is overwritten in silence. */
  basedOn?: Fields;
  /** Which form it is, and of what: "service:MAIL". What is typed is then kept on this device until it is saved. */
  keepAs?: string;
  /** What is shown of the answer once it is done, where the message itself is not enough. */
  renderDone?: (message: string) => ReactNode;
  onDone?: (message: string) => void;
  /** Further buttons, beside the one that sends it. */
  beside?: ReactNode;
  children?: ReactNode;
};

/** A form that comes back with what was typed, says what is wrong on top, and what was done below. */
export function ConsoleForm({
  action,
  submitLabel,
  submitLook = "primary",
  submitName,
  hidden = {},
  basedOn,
  keepAs,
  renderDone,
  onDone,
  beside,
  children,
}: ConsoleFormProps) {
  const formId = useId();
  const [initials] = useState(() => new Map<string, string>());
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const kept = useKeptForm(keepAs);
  const [state, submit, isPending] = useActionState(answer, untouchedForm);
  useNextPath(state);
  useDone(state, onDone);
  const seen = state.basedOn ?? kept.found?.basedOn ?? basedOn ?? null;

  async function answer(previous: FormState, form: FormData): Promise<FormState> {
    const next = await answeredAction(action, "Not done")(previous, form);
    setTaken(new Set());
    if (next.outcome === "done") {
      kept.drop();

      return next;
    }

    // What its author left alone shows what it is by now: the page was asked for again.
    return next.basedOn
      ? { ...next, values: ownValues(form, initials) }
      : { ...next, basedOn: previous.outcome === "refused" ? previous.basedOn : null };
  }

  return (
    <FormContext value={{ state, formId, initials, taken, found: kept.found, round: kept.round }}>
      <form
        action={submit}
        noValidate
        className="max-w-xl"
        onInput={(event) =>
          kept.keep({ values: ownValues(new FormData(event.currentTarget), initials), basedOn: seen })
        }
      >
        {state.outcome === "refused" && (
          <RefusedSummary
            key={state.attempt}
            state={state}
            formId={formId}
            taken={taken}
            onTake={(field) => setTaken(new Set([...taken, field]))}
          />
        )}
        {state.outcome !== "refused" && (
          <KeptNote
            typedAt={kept.found?.savedAt ?? null}
            isOutdated={JSON.stringify(kept.found?.basedOn ?? basedOn) !== JSON.stringify(basedOn)}
            isDeleted={kept.deleted !== null}
            onRestart={kept.restart}
            onUndo={kept.undoRestart}
          />
        )}
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {seen && <input type="hidden" name="basedOn" value={JSON.stringify(seen)} />}
        {children}
        <div className="mt-4 flex flex-wrap items-center gap-3">
          <Button type="submit" look={submitLook} isBusy={isPending} aria-label={submitName}>
            {submitLabel}
          </Button>
          {beside}
          <span role="status" className="text-sm text-soft">
            {isPending ? "Working …" : state.outcome === "done" && !renderDone ? state.message : ""}
          </span>
        </div>
        {state.outcome === "done" && renderDone?.(state.message)}
        <FormAnswer state={state} formId={formId} />
      </form>
    </FormContext>
  );
}

/** Goes to the next page, once, and asks for it again: what was just done may show there. */
function useNextPath({ nextPath, attempt, others }: FormState): void {
  const router = useRouter();
  const isSeen = others.length === 0;
  useEffect(() => {
    if (nextPath !== null && isSeen) {
      router.push(nextPath);
      router.refresh();
    }
  }, [router, nextPath, attempt, isSeen]);
}

function useDone({ outcome, message, attempt }: FormState, onDone: ConsoleFormProps["onDone"]): void {
  const latest = useRef(onDone);
  useEffect(() => {
    latest.current = onDone;
  });
  useEffect(() => {
    if (outcome === "done") {
      latest.current?.(message);
    }
  }, [outcome, message, attempt]);
}

type FormContextValue = {
  state: FormState;
  formId: string;
  /** What the fields began with. */
  initials: Map<string, string>;
  /** The fields in which others' words were taken. */
  taken: ReadonlySet<string>;
  /** What was typed before, on this device. */
  found: KeptForm | null;
  round: number;
};

const FormContext = createContext<FormContextValue>({
  ...{ state: untouchedForm, formId: "form", initials: new Map() },
  ...{ taken: new Set(), found: null, round: 0 },
});

/**
 * What a field of the form around it needs: whose it is, what to show in it, and what is wrong with it.
 * @param field what a box among several is of
 */
export function useFormField(name: string, initial: string, field = name) {
  const { state, formId, initials, taken, found, round } = useContext(FormContext);
  const refused = state.outcome === "refused" ? state : null;
  const typed = (refused ?? (state.outcome === "untouched" ? found : null))?.values[name];
  const isTaken = taken.has(field);
  useEffect(() => {
    initials.set(name, initial);
  }, [initials, name, initial]);

  return {
    formId,
    /** A field is mounted again after each answer, else React would put back what it showed first. */
    key: `${name}-${state.attempt}-${round}-${String(isTaken)}`,
    value: isTaken ? initial : (typed ?? initial),
    error: isTaken ? undefined : refused?.fields[field],
  };
}
