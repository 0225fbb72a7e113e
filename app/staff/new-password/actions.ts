"use server";

import { headers } from "next/headers";
import { answerForm, filledIn } from "@/app/staff/answer-form";
import type { FormState } from "@/components/console/form-state";
import { resetPasswordInput } from "@/domain/accounts/account-link-input";
import { parseInput } from "@/domain/shared/input";
import { signInOriginOf } from "@/server/accounts/sessions/sign-in-origin";
import { resetPassword } from "@/server/accounts/users/reset-password";

/** Sets the password; the form then signs in with it. */
export async function choosePassword(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const origin = signInOriginOf(await headers());
    await resetPassword(parseInput(resetPasswordInput, filledIn(form)), origin, new Date());

    return "Your password is changed.";
  });
}
