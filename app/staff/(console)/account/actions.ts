"use server";

import { headers } from "next/headers";
import { answerForm, filledIn } from "@/app/staff/answer-form";
import { currentActor } from "@/app/staff/session";
import type { FormState } from "@/components/console/form-state";
import { parseInput } from "@/domain/shared/input";
import { changePasswordInput } from "@/domain/accounts/user-input";
import { addressOf } from "@/server/infra/client-address";
import { changePassword } from "@/server/accounts/users/change-password";

/** A new password ends every session, this one too. */
export async function savePassword(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const origin = { address: addressOf(await headers()) };
    await changePassword(await currentActor(), parseInput(changePasswordInput, filledIn(form)), origin, new Date());

    return { nextPath: "/staff/sign-in?callbackUrl=%2Fstaff%2Faccount" };
  });
}
