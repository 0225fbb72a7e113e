"use server";

import { refresh } from "next/cache";
import { answerForm, typedIn } from "@/app/staff/answer-form";
import { currentActor } from "@/app/staff/session";
import type { FormState } from "@/components/console/form-state";
import {
  answerCommentInput,
  attachCommentInput,
  moderateCommentInput,
  triageCommentInput,
} from "@/domain/comment-input";
import { parseInput } from "@/domain/input";
import { answerComment } from "@/server/comments/answer-comment";
import { attachComment } from "@/server/comments/attach-comment";
import { moderateComment } from "@/server/comments/moderate-comment";
import { triageComment } from "@/server/comments/triage-comment";

/** Shows, hides or marks a comment as spam. */
export async function moderate(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await moderateComment(await currentActor(), parseInput(moderateCommentInput, typedIn(form)), new Date());
    refresh();

    return "Done.";
  });
}

export async function triage(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await triageComment(await currentActor(), parseInput(triageCommentInput, typedIn(form)), new Date());
    refresh();

    return "Saved.";
  });
}

export async function answer(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await answerComment(await currentActor(), parseInput(answerCommentInput, typedIn(form)), new Date());
    refresh();

    return "Your answer is posted.";
  });
}

/** Moves a problem that was reported in general to the incident it belongs to. */
export async function attach(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await attachComment(await currentActor(), parseInput(attachCommentInput, typedIn(form)), new Date());
    refresh();

    return "Attached.";
  });
}
