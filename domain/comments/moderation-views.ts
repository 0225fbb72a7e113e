/** What moderation shows. Addresses and what is held are for staff alone. */
import type { AnswerView, CommentView } from "./views";
import type { Origin, CommentState } from "@/domain/shared/words";

export type ModeratedCommentView = Omit<CommentView, "answers"> & {
  /** As it was typed. */
  markdown: string;
  state: CommentState;
  /** Words of `holdReasons`. */
  heldFor: readonly string[];
  origin: Origin;
  authorEmail: string | null;
  /** The writer wants answers by email. */
  isFollowed: boolean;
  /** Null: a problem that is not listed. */
  incidentCode: string | null;
  knownError: { slug: string; title: string } | null;
  /** What its writer goes on from, as it was typed; left out where it begins a thread, or that was withdrawn. */
  continues?: { markdown: string; writtenAt: Date };
  /** The email that it was, if it was one; `isCut` where the comment has less than that. */
  mail?: { id: string; isCut: boolean };
  answers: readonly ModeratedAnswerView[];
  /** Those that it is shown for, oldest first. */
  merged: readonly MergedCommentView[];
};

export type ModeratedAnswerView = AnswerView & {
  markdown: string;
  /** The update it was promoted to: MAIL-7.3. */
  promotedTo: string | null;
};

/** A comment that says the same as the one that is shown for it. */
export type MergedCommentView = {
  id: string;
  authorName: string | null;
  authorEmail: string | null;
  html: string;
  writtenAt: Date;
  state: CommentState;
};

/** Words that staff answer with again and again, in Markdown. */
export type AnswerTemplateView = { id: string; name: string; bodyMarkdown: string };

/** Whether its writer still waits for a word. What was hidden is not answered in public. */
export function isUnanswered({ state, answers }: Pick<ModeratedCommentView, "state" | "answers">): boolean {
  return (state === "held" || state === "visible") && answers.length === 0;
}
