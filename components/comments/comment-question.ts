import type { CommentQuestion } from "@/domain/comments/comment-input";
import type { CommentQuestionView } from "@/domain/comments/views";

/** What the form comes back with before it is taken, and what was answered to earlier questions. */
export type PendingQuestion = { question: CommentQuestionView | null; answered: readonly CommentQuestion[] };

export const noQuestion: PendingQuestion = { question: null, answered: [] };
