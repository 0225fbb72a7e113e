import type { CommentQuestion } from "@/domain/comments/comment-input";
import type { AskedQuestion } from "@/domain/shared/views";

/** What the form comes back with before it is taken, and what was answered to earlier questions. */
export type Asked = { question: AskedQuestion | null; answered: readonly CommentQuestion[] };

export const nothingAsked: Asked = { question: null, answered: [] };
