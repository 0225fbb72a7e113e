"use server";

import { headers } from "next/headers";
import { answerForm, typedIn } from "@/app/staff/answer-form";
import type { FormState } from "@/components/console/form-state";
import { confirmAddressInput } from "@/domain/accounts/account-link-input";
import { parseInput } from "@/domain/shared/input";
import { addressOf } from "@/server/infra/client-address";
import { confirmAddress } from "@/server/accounts/users/change-address";

export async function confirm(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const origin = { address: addressOf(await headers()) };
    const { email } = await confirmAddress(parseInput(confirmAddressInput, typedIn(form)), origin, new Date());

    return `Confirmed. Sign in with ${email} from now on.`;
  });
}
