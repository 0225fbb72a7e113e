import { refresh } from "next/cache";
import { unstable_rethrow } from "next/navigation";
import { type FormState, untouchedForm } from "@/components/console/form-state";
import { ChangedSinceError, type OthersEdit } from "@/domain/shared/changed-since";
import { toRefusal } from "@/server/infra/refusal";

/** What was done, as a sentence; or the page to go to now. `others`: what a verb says that others have changed since. */
type Done =
  | string
  | { nextPath: string; others?: readonly OthersEdit[] }
  | { message: string; others: readonly OthersEdit[] };

/**
 * Runs what a form asked for and says how it went: what `work` returns, or why it was refused together with
 * what was typed. The form itself goes to the next page: for a redirect, Next would ask its own server for that page,
 * at an address that the HTTP server does not have.
 */
export async function answerForm(previous: FormState, form: FormData, work: () => Promise<Done>): Promise<FormState> {
  const attempt = previous.attempt + 1;
  try {
    const done = await work();
    if (typeof done !== "string" && done.others?.length) {
      // The form stays, to show what others have changed: beside that it shows what is saved.
      refresh();
    }

    return { ...untouchedForm, ...(typeof done === "string" ? { message: done } : done), outcome: "done", attempt };
  } catch (error) {
    unstable_rethrow(error);

    return { ...untouchedForm, ...refused(error), outcome: "refused", values: shownAgain(form), attempt };
  }
}

function refused(error: unknown): Partial<FormState> {
  const { code, message, fields } = toRefusal(error);
  if (error instanceof ChangedSinceError) {
    // The fields that its author left alone then show what they are now.
    refresh();

    return { message, fields, others: error.others, basedOn: error.current };
  }

  return code === "unauthenticated"
    ? { message: "Not saved: your session has ended. What you typed is kept.", fields, isSignedOut: true }
    : { message, fields };
}

/** The fields of a form as an object; what was left empty is absent. */
export function filledIn(form: FormData): Record<string, string> {
  return Object.fromEntries(stringsOf(form).filter(([, value]) => value.trim() !== ""));
}

/** The fields of a form as they are: what is left empty is empty. */
export function typedIn(form: FormData): Record<string, string> {
  return Object.fromEntries(stringsOf(form));
}

/** What a refused form comes back with: never a password or another secret. */
function shownAgain(form: FormData): Record<string, string> {
  return Object.fromEntries(stringsOf(form).filter(([name]) => !/password|secret/i.test(name)));
}

function stringsOf(form: FormData): [string, string][] {
  return [...form].flatMap(([name, value]): [string, string][] =>
    typeof value === "string" && !name.startsWith("$ACTION") ? [[name, value]] : [],
  );
}
