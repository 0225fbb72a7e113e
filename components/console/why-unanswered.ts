import { tooLargeSentence } from "@/domain/shared/too-large";

export type Unanswered = "updated" | "too_large" | "offline" | "silent";

/** Why a server action was not answered, from what it threw in the browser. */
export function whyUnanswered(cause: unknown): Unanswered {
  // A newer build answers an older page this way: its actions have other names.
  if (cause instanceof Error && cause.name === "UnrecognizedActionError") {
    return "updated";
  }
  // Next's client throws what the server refused with, if that is plain text.
  if (cause instanceof Error && cause.message.trim() === tooLargeSentence) {
    return "too_large";
  }

  return navigator.onLine ? "silent" : "offline";
}
