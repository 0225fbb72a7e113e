"use server";

import { refresh } from "next/cache";
import type { z } from "zod";
import { answerForm, typedIn } from "@/app/staff/answer-form";
import { currentActor } from "@/app/staff/session";
import type { FormState } from "@/components/console/form-state";
import type { Actor } from "@/domain/accounts/actor";
import {
  answerCommentInput,
  attachCommentInput,
  moderateCommentInput,
  triageCommentInput,
} from "@/domain/comments/comment-input";
import {
  linkCommentInput,
  mergeCommentsInput,
  promoteAnswerInput,
  separateCommentInput,
} from "@/domain/comments/moderation-input";
import { parseInput } from "@/domain/shared/input";
import { answerComment } from "@/server/comments/answer-comment";
import { attachComment } from "@/server/comments/attach-comment";
import { linkComment } from "@/server/comments/link-comment";
import { mergeComments, separateComment } from "@/server/comments/merge-comments";
import { moderateComment } from "@/server/comments/moderate-comment";
import { promoteAnswer } from "@/server/comments/promote-answer";
import { triageComment } from "@/server/comments/triage-comment";

/** Shows, hides or marks a comment as spam; or lets it wait again. */
export async function moderate(previous: FormState, form: FormData): Promise<FormState> {
  return run(previous, form, moderateCommentInput, moderateComment);
}

export async function triage(previous: FormState, form: FormData): Promise<FormState> {
  return run(previous, form, triageCommentInput, triageComment);
}

export async function answer(previous: FormState, form: FormData): Promise<FormState> {
  return run(previous, form, answerCommentInput, answerComment);
}

/** Moves a comment to the incident it belongs to, or among the problems that are not listed. */
export async function attach(previous: FormState, form: FormData): Promise<FormState> {
  return run(previous, form, attachCommentInput, attachComment);
}

/** Links a comment to a known error, or takes the link away. */
export async function link(previous: FormState, form: FormData): Promise<FormState> {
  return run(previous, form, linkCommentInput, linkComment);
}

export async function merge(previous: FormState, form: FormData): Promise<FormState> {
  return run(previous, form, mergeCommentsInput, mergeComments);
}

export async function separate(previous: FormState, form: FormData): Promise<FormState> {
  return run(previous, form, separateCommentInput, separateComment);
}

/** Posts an answer to the timeline. */
export async function promote(previous: FormState, form: FormData): Promise<FormState> {
  return run(previous, form, promoteAnswerInput, promoteAnswer);
}

/** What every form of moderation does: parse, call the verb, show what became of it. */
async function run<Schema extends z.ZodType>(
  previous: FormState,
  form: FormData,
  schema: Schema,
  verb: (actor: Actor, input: z.output<Schema>, now: Date) => Promise<unknown>,
): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await verb(await currentActor(), parseInput(schema, typedIn(form)), new Date());
    refresh();

    return "Done.";
  });
}
