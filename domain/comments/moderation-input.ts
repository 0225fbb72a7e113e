import { z } from "zod";
import { flag, id, idempotencyKey, limits, paragraphs } from "@/domain/shared/input";

/** What staff do in moderation, besides deciding, finding out and answering. */

/** The comment says the same as the one it goes into, which is shown for both from then on. */
export const mergeCommentsInput = z.object({ id: id("This comment"), intoId: id("The other comment") });
export type MergeComments = z.output<typeof mergeCommentsInput>;

export const separateCommentInput = z.object({ id: id("This comment") });
export type SeparateComment = z.output<typeof separateCommentInput>;

/** `knownError` is the last part of its address; empty takes the link away. */
export const linkCommentInput = z.object({
  id: id("This comment"),
  knownError: z.string({ error: "Choose a known error, or none." }).max(limits.name, "There is no such known error."),
});
export type LinkComment = z.output<typeof linkCommentInput>;

/** `isWorkaround`: the text says what people can do, and is shown on top of the incident. */
export const promoteAnswerInput = z.object({
  answerId: id("This answer"),
  body: paragraphs("The update", limits.workaround),
  isWorkaround: flag(),
  idempotencyKey: idempotencyKey(),
});
export type PromoteAnswer = z.output<typeof promoteAnswerInput>;
