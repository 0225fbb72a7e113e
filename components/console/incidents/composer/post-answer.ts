import type { ErrorCode, FieldErrors } from "@/domain/shared/errors";
import type { ComposerValues } from "./values";

/** What somebody else posted while this was being written. */
export type MissedUpdate = {
  code: string;
  statusLabel: string;
  html: string;
  authorName: string | null;
  postedAtText: string;
};

export type PostRequest = {
  values: ComposerValues;
  /** The incident to add to; null: a new one. */
  incidentCode: string | null;
  idempotencyKey: string;
};

export type PostAnswer =
  | { outcome: "posted"; incidentCode: string; updateCode: string; updateNumber: number }
  | {
      outcome: "refused";
      code: ErrorCode | "unknown" | "unreachable";
      message: string;
      fields: FieldErrors;
    }
  | { outcome: "outdated"; missed: readonly MissedUpdate[]; lastUpdateNumber: number };

export type PostAction = (request: PostRequest) => Promise<PostAnswer>;

/** Posts, and turns whatever keeps the request from being answered into a sentence: the form must never lose its text. */
export async function askToPost(post: PostAction, request: PostRequest): Promise<PostAnswer> {
  try {
    return await post(request);
  } catch (cause) {
    return { outcome: "refused", code: "unreachable", message: sentenceFor(cause), fields: {} };
  }
}

function sentenceFor(cause: unknown): string {
  // A newer build answers an older page this way: its actions have other names.
  if (cause instanceof Error && cause.name === "UnrecognizedActionError") {
    return "Not saved: Allclear was updated meanwhile. Your text is kept. Reload this page, then post again.";
  }

  return navigator.onLine
    ? "Not saved: the server did not answer. Your text is kept. Post again: it will not appear twice."
    : "Not saved: this device is offline. Your text is kept. Post again when you are connected.";
}
