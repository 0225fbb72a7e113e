import { unstable_rethrow } from "next/navigation";
import type { FormState } from "@/components/console/form-state";
import { toRefusal } from "@/server/infra/refusal";

/**
 * Runs what a form asked for and tells the form how it went: the sentence that `work` returns,
 * or why it was refused together with what was typed.
 */
export async function answerForm(previous: FormState, form: FormData, work: () => Promise<string>): Promise<FormState> {
  const attempt = previous.attempt + 1;
  try {
    return { outcome: "done", message: await work(), fields: {}, values: {}, attempt };
  } catch (error) {
    unstable_rethrow(error);
    const { message, fields } = toRefusal(error);

    return { outcome: "refused", message, fields, values: typedIn(form), attempt };
  }
}

/** The fields of a form as an object; what was left empty is absent. */
export function filledIn(form: FormData): Record<string, string> {
  return Object.fromEntries(stringsOf(form).filter(([, value]) => value.trim() !== ""));
}

/** The fields of a form as they stand, never a password: what is left empty is empty. */
export function typedIn(form: FormData): Record<string, string> {
  return Object.fromEntries(stringsOf(form).filter(([name]) => !name.toLowerCase().includes("password")));
}

function stringsOf(form: FormData): [string, string][] {
  return [...form].flatMap(([name, value]): [string, string][] =>
    typeof value === "string" && !name.startsWith("$ACTION") ? [[name, value]] : [],
  );
}
