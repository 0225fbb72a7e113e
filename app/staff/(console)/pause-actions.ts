"use server";

import { refresh } from "next/cache";
import { answerForm, typedIn } from "@/app/staff/answer-form";
import { currentActor } from "@/app/staff/session";
import type { FormState } from "@/components/console/form-state";
import { pauseCommentsInput } from "@/domain/comments/comment-input";
import { parseInput } from "@/domain/shared/input";
import { pauseComments, resumeComments } from "@/server/comments/pause-comments";

/** Without an incident: everywhere. */
export async function pause(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await pauseComments(await currentActor(), parseInput(pauseCommentsInput, typedIn(form)), new Date());
    refresh();

    return "Paused.";
  });
}

export async function resume(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await resumeComments(await currentActor(), parseInput(pauseCommentsInput, typedIn(form)), new Date());
    refresh();

    return "Resumed.";
  });
}
