import { type Unanswered, whyUnanswered } from "@/components/console/why-unanswered";
import type { SeenIncident } from "@/domain/incidents/entry-choices";
import type { Question } from "@/domain/incidents/judge-update";
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

/** One thing that somebody else changed while this was being written. */
export type MissedChange = {
  /** As `afterOthers` calls it, or a field. */
  thing: string;
  /** What it is called; null: the service whose code is the thing. */
  label: string | null;
  before: string;
  now: string;
  /** Who it was, where no update says so. */
  by: string | null;
  /** What the writer says of the same thing; null: nothing, or the same. */
  own: string | null;
};

/** What was posted while this was being written, and what the incident is now. */
export type Outdated = {
  missed: readonly MissedUpdate[];
  changes: readonly MissedChange[];
  lastUpdateNumber: number;
  seen: SeenIncident;
};

export type PostRequest = {
  values: ComposerValues;
  /** The incident to add to; null: a new one. */
  incidentCode: string | null;
  /** The draft of a new one; null: an update. */
  draftId: string | null;
  idempotencyKey: string;
  /** The questions that the writer has said yes to. */
  confirmed: readonly Question[];
};

export type PostAnswer =
  | { outcome: "posted"; incidentCode: string; updateCode: string; updateNumber: number }
  | {
      outcome: "refused";
      code: ErrorCode | "unknown" | "unreachable";
      message: string;
      fields: FieldErrors;
    }
  /** It is done once the writer says that this is meant. */
  | { outcome: "asked"; question: Question; message: string }
  | ({ outcome: "outdated" } & Outdated);

export type PostAction = (request: PostRequest) => Promise<PostAnswer>;

/** Posts, and turns whatever keeps the request from being answered into a sentence: the form must never lose its text. */
export async function askToPost(post: PostAction, request: PostRequest): Promise<PostAnswer> {
  try {
    return await post(request);
  } catch (cause) {
    return { outcome: "refused", code: "unreachable", message: sentences[whyUnanswered(cause)], fields: {} };
  }
}

const sentences: Record<Unanswered, string> = {
  updated: "Not saved: Allclear was updated. Your text is kept. Reload this page, then post again.",
  too_large: "Not saved: this is more than can be sent at once. Your text is kept. Shorten it, then post again.",
  offline: "Not saved: this device is offline. Your text is kept. Post again when you are connected.",
  silent: "Not saved: the server did not answer. Your text is kept. Post again: it will not appear twice.",
};
