import type { CommentTriage } from "@/domain/shared/words";

export type AnswerView = { id: string; html: string; authorName: string; postedAt: Date };

/** A visible comment. Never carries an address. */
export type CommentView = {
  id: string;
  authorName: string | null;
  /** Signed in as one of the organisation when it was written. */
  isMember: boolean;
  html: string;
  serviceName: string | null;
  program: string | null;
  errorMessage: string | null;
  writtenAt: Date;
  /** When its writer corrected it. */
  editedAt: Date | null;
  triage: CommentTriage;
  triagedAt: Date | null;
  answers: readonly AnswerView[];
};

/** Something open that looks like what somebody describes. */
export type Suggestion = {
  /** MAIL-7; null for a known error. */
  code: string | null;
  title: string;
  path: string;
  /** What to do, if anything is known; plain text. */
  advice: string | null;
};

/** What a writer is asked before a comment is taken. */
export type CommentQuestionView =
  /** What it looks like, which is open and known. */
  | { kind: "known"; matches: readonly Suggestion[] }
  /** What looks like personal data, as it is in the text. */
  | { kind: "personal_data"; found: readonly string[] }
  /** An ALTCHA challenge as JSON, for `public/prove.js`. */
  | { kind: "proof"; challenge: string };
