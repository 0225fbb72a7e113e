import { unstable_rethrow } from "next/navigation";
import type { FormState } from "@/components/console/form-state";
import { toRefusal } from "@/server/infra/refusal";

/** What was done, as a sentence; or the page to go to now. */
type Done = string | { nextPath: string };

/**
 * Runs what a form asked for and says how it went: what `work` returns, or why it was refused together with
 * what was typed. The form itself goes to the next page: for a redirect, Next would ask its own server for that page,
 * at an address that the HTTP server does not have.
 */
export async function answerForm(previous: FormState, form: FormData, work: () => Promise<Done>): Promise<FormState> {
  const attempt = previous.attempt + 1;
  try {
    const done = await work();
    const said = typeof done === "string" ? { message: done, nextPath: null } : { message: "", ...done };

    return { outcome: "done", ...said, fields: {}, values: {}, attempt };
  } catch (error) {
    unstable_rethrow(error);
    const { message, fields } = toRefusal(error);

    return { outcome: "refused", message, nextPath: null, fields, values: shownAgain(form), attempt };
  }
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
