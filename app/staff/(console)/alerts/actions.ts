"use server";

import { refresh } from "next/cache";
import { answerForm, typedIn } from "@/app/staff/answer-form";
import { currentActor } from "@/app/staff/session";
import type { FormState } from "@/components/console/form-state";
import { attachAlertInput, dismissAlertInput } from "@/domain/monitoring/alert-action-input";
import { parseInput } from "@/domain/shared/input";
import { attachAlert, dismissAlert } from "@/server/monitoring/alerts/decide-alert";

export async function attach(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await attachAlert(await currentActor(), parseInput(attachAlertInput, typedIn(form)), new Date());
    refresh();

    return "Attached.";
  });
}

export async function dismiss(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await dismissAlert(await currentActor(), parseInput(dismissAlertInput, typedIn(form)), new Date());
    refresh();

    return "Dismissed.";
  });
}
