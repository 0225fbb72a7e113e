"use server";

import { headers } from "next/headers";
import { answerForm, filledIn } from "@/app/staff/answer-form";
import type { FormState } from "@/components/console/form-state";
import { requestPasswordResetInput } from "@/domain/accounts/account-link-input";
import { parseInput } from "@/domain/shared/input";
import { addressOf } from "@/server/infra/client-address";
import { requestPasswordReset } from "@/server/accounts/users/reset-password";

/** Answers the same for every address. */
export async function requestReset(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const origin = { address: addressOf(await headers()) };
    await requestPasswordReset(parseInput(requestPasswordResetInput, filledIn(form)), origin);

    return "If there is an account with this address, we have emailed it a link. Check your email, and your spam folder.";
  });
}
