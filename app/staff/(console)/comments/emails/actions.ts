"use server";

import { refresh } from "next/cache";
import { answerForm, typedIn } from "@/app/staff/answer-form";
import { currentActor } from "@/app/staff/session";
import type { FormState } from "@/components/console/form-state";
import { addIgnoredMailInput } from "@/domain/inbox/mail-input";
import { parseInput } from "@/domain/shared/input";
import { addIgnoredMail } from "@/server/inbox/add-ignored-mail";

export async function add(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await addIgnoredMail(await currentActor(), parseInput(addIgnoredMailInput, typedIn(form)), new Date());
    refresh();

    return "The email is among the comments to review.";
  });
}
