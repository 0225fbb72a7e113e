"use server";

import { refresh } from "next/cache";
import { answerForm, filledIn, typedIn } from "@/app/staff/answer-form";
import { currentActor } from "@/app/staff/session";
import { wallTimesOf } from "@/app/staff/wall-times";
import type { FormState } from "@/components/console/form-state";
import { discountConfirmationsInput, withdrawDiscountInput } from "@/domain/confirmations/confirmation-input";
import { parseInput } from "@/domain/shared/input";
import { discountConfirmations, withdrawDiscount } from "@/server/confirmations/discount-confirmations";
import { findSite } from "@/server/site/queries";

/** Leaves taps out of the count. Times are typed in the zone of the site. */
export async function discountTaps(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const { timeZone } = await findSite();
    const typed = filledIn(form);
    const times = wallTimesOf(typed, ["from", "until"], timeZone);
    const input = parseInput(discountConfirmationsInput, { ...typed, ...times });
    await discountConfirmations(await currentActor(), input, new Date());
    refresh();

    return "Left out. The public number follows within seconds.";
  });
}

export async function countAgain(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await withdrawDiscount(await currentActor(), parseInput(withdrawDiscountInput, typedIn(form)), new Date());
    refresh();

    return "Counted again.";
  });
}
