"use server";

import { refresh } from "next/cache";
import { answerForm, typedIn } from "@/app/staff/answer-form";
import { currentActor } from "@/app/staff/session";
import type { FormState } from "@/components/console/form-state";
import { addAlertSenderInput, removeAlertSenderInput, renewAlertSenderInput } from "@/domain/monitoring/alert-input";
import { parseInput } from "@/domain/shared/input";
import { addAlertSender } from "@/server/monitoring/alerts/add-alert-sender";
import { removeAlertSender } from "@/server/monitoring/alerts/remove-alert-sender";
import { renewAlertSender } from "@/server/monitoring/alerts/renew-alert-sender";

/** The secret is the message: it is shown once. */
export async function createSender(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const input = parseInput(addAlertSenderInput, typedIn(form));
    const { secret } = await addAlertSender(await currentActor(), input, new Date());
    refresh();

    return secret;
  });
}

/** The secret is the message: it is shown once. */
export async function renewSecret(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const input = parseInput(renewAlertSenderInput, typedIn(form));
    const { secret } = await renewAlertSender(await currentActor(), input, new Date());

    return secret;
  });
}

export async function deleteSender(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await removeAlertSender(await currentActor(), parseInput(removeAlertSenderInput, typedIn(form)), new Date());
    refresh();

    return "Removed.";
  });
}
