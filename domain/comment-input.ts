import { z } from "zod";
import {
  choice,
  flag,
  id,
  idempotencyKey,
  incidentCode,
  limits,
  optionalLine,
  optionalParagraphs,
  paragraphs,
  serviceCode,
} from "./input";
import { commentStates, commentTriages } from "./words";

/** A visitor's form, as it is sent. `incident` left out: a problem that is not listed. */
export const writeCommentInput = z.object({
  incident: emptyIsNone(incidentCode()),
  name: optionalLine("Your name", limits.name),
  email: optionalLine("Your address", limits.email).refine(
    (value) => value === undefined || z.email().safeParse(value).success,
    "This is no e-mail address. Correct it, or leave it empty.",
  ),
  what: paragraphs("What you see", limits.comment),
  service: emptyIsNone(serviceCode("The service")),
  program: optionalLine("The program", limits.name),
  error: optionalParagraphs("The error message", limits.errorMessage),
  /** A field that people do not see: what fills it is a program. */
  website: z.string().max(500).optional().catch("unreadable"),
});
export type WriteComment = z.output<typeof writeCommentInput>;

export const moderateCommentInput = z.object({
  id: id("This comment"),
  state: choice("The decision", commentStates).exclude(["withdrawn"]),
});
export type ModerateComment = z.output<typeof moderateCommentInput>;

export const triageCommentInput = z.object({
  id: id("This comment"),
  triage: choice("The finding", commentTriages),
});
export type TriageComment = z.output<typeof triageCommentInput>;

/** Moves a comment to the incident that it is about. `incident` left out: a problem that is not listed. */
export const attachCommentInput = z.object({ id: id("This comment"), incident: emptyIsNone(incidentCode()) });
export type AttachComment = z.output<typeof attachCommentInput>;

/** `showsComment` shows a comment that is held, with its answer. */
export const answerCommentInput = z.object({
  commentId: id("This comment"),
  body: paragraphs("The answer", limits.comment),
  showsComment: flag(),
  idempotencyKey: idempotencyKey(),
});
export type AnswerComment = z.output<typeof answerCommentInput>;

function emptyIsNone<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (value === "" || value === null ? undefined : value), schema.optional());
}
