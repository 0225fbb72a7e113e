import type { FormAction } from "@/components/console/form-state";

/**
 * An action that always answers: what keeps the request from being answered becomes a sentence, and what was typed stays.
 * @param notDone begins the sentence: "Not counted"
 */
export function answeredAction(action: FormAction, notDone: string): FormAction {
  return async (previous, form) => {
    try {
      return await action(previous, form);
    } catch {
      const reason = navigator.onLine ? "the server did not answer" : "this device is offline";

      return {
        outcome: "refused",
        message: `${notDone}: ${reason}. What you typed is kept; try again.`,
        nextPath: null,
        fields: {},
        values: {},
        attempt: previous.attempt + 1,
      };
    }
  };
}
