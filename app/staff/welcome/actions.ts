"use server";

import { headers } from "next/headers";
import { answerForm, filledIn } from "@/app/staff/answer-form";
import type { FormState } from "@/components/console/form-state";
import { parseInput } from "@/domain/shared/input";
import { acceptInvitationInput } from "@/domain/accounts/user-input";
import { addressOf } from "@/server/infra/client-address";
import { acceptInvitation } from "@/server/accounts/users/accept-invitation";

/** Makes the account; the form then signs in with what was typed. */
export async function accept(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const origin = { address: addressOf(await headers()) };
    await acceptInvitation(parseInput(acceptInvitationInput, filledIn(form)), origin, new Date());

    return "Your account is made.";
  });
}
