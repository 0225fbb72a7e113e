import { z } from "zod";
import { basedOnInput, type Fields, fieldsOf } from "@/domain/shared/changed-since";
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
} from "@/domain/shared/input";
import { withoutPrivateLinks } from "@/domain/shared/private-links";
import { commentStates, commentTriages } from "@/domain/shared/words";

/** A visitor's form, as it is sent. `incident` left out: a problem that is not listed. */
export const writeCommentInput = z.object({
  incident: emptyIsNone(incidentCode()),
  name: optionalLine("Your name", limits.name).transform(withoutLinks),
  email: optionalLine("Your address", limits.email).refine(
    (value) => value === undefined || z.email().safeParse(value).success,
    "This is not an email address. Correct it, or leave it empty.",
  ),
  what: paragraphs("What you see", limits.comment).transform(withoutPrivateLinks),
  service: emptyIsNone(serviceCode("The service")),
  program: optionalLine("The program", limits.name).transform(withoutLinks),
  error: optionalParagraphs("The error message", limits.errorMessage).transform(withoutLinks),
  /** To get the answer by email. */
  follow: flag().catch(false),
  /** What was pointed out and answered: "known personal_data proof". */
  answered: z.string().max(200).optional().catch(undefined).transform(toAnswered),
  /** The solution of the challenge that the form carried, if it carried one. */
  proof: z.string().max(4_000).optional().catch(undefined),
  /** The form's own key, which whoever sends it twice has both times. Forms of pages that a script did not touch have none. */
  formKey: z.uuid().optional().catch(undefined),
  /** A field that people do not see: what fills it is a program. */
  website: z.string().max(500).optional().catch("unreadable"),
});
export type WriteComment = z.output<typeof writeCommentInput>;

/** What a visitor may be asked before a comment is taken. */
const commentQuestions = ["known", "personal_data", "proof"] as const;
export type CommentQuestion = (typeof commentQuestions)[number];

export const pauseCommentsInput = z.object({ incident: emptyIsNone(incidentCode()) });
/** `incident` left out: everywhere. */
export type PauseComments = z.output<typeof pauseCommentsInput>;

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
  /** `answersSeen` by its author. */
  basedOn: basedOnInput,
  idempotencyKey: idempotencyKey(),
});
export type AnswerComment = z.output<typeof answerCommentInput>;

/** What an answer is based on: how many there were before it. */
export function answersSeen(count: number): Fields {
  return fieldsOf({ answers: count });
}

/** Which questions a form says were answered before. */
export function toAnswered(words: string | undefined): CommentQuestion[] {
  return commentQuestions.filter((question) => words?.split(" ").includes(question));
}

function withoutLinks(text: string | undefined): string | undefined {
  return text && withoutPrivateLinks(text);
}

function emptyIsNone<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (value === "" || value === null ? undefined : value), schema.optional());
}
