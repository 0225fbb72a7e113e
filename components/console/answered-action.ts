import { unstable_rethrow } from "next/navigation";
import { type FormAction, untouchedForm } from "./form-state";
import { type Unanswered, whyUnanswered } from "./why-unanswered";

/**
 * An action that always answers: what keeps the request from being answered becomes a sentence, and what was typed stays.
 * @param notDone begins the sentence: "Not counted"
 */
export function answeredAction(action: FormAction, notDone: string): FormAction {
  return async (previous, form) => {
    try {
      // Of the last answer nothing else is needed, and all of it would be sent.
      return await action({ ...untouchedForm, attempt: previous.attempt }, form);
    } catch (cause) {
      unstable_rethrow(cause);

      return {
        ...untouchedForm,
        outcome: "refused",
        message: `${notDone}: ${reasons[whyUnanswered(cause)]}`,
        values: shownAgain(form),
        attempt: previous.attempt + 1,
      };
    }
  };
}

const reasons: Record<Unanswered, string> = {
  updated: "Allclear was updated. Copy what you typed, reload this page, and try again.",
  too_large: "this is more than can be sent at once. What you typed is kept; shorten it, and try again.",
  offline: "this device is offline. What you typed is kept; try again.",
  silent: "the server did not answer. What you typed is kept; try again.",
};

/** What the form comes back with: never a password or another secret. */
function shownAgain(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      typeof value === "string" && !/password|secret/i.test(name) ? [[name, value]] : [],
    ),
  );
}
