import type { CommentView } from "./views";
import type { CommentState } from "@/domain/shared/words";

/** A comment as its writer sees it on the private page, whatever became of it. */
export type OwnCommentView = CommentView & {
  state: CommentState;
  /** Where it is shown, or will be; null: a problem that is not listed. */
  incident: { code: string; title: string } | null;
  /** The visible comment that says the same and is shown for it; its answers are among `answers`. */
  stoodForById: string | null;
  /** What was typed, to be corrected. */
  markdown: string;
  serviceCode: string | null;
  isFollowed: boolean;
  /** "s…@example.org"; null: none was given. */
  addressHint: string | null;
};
