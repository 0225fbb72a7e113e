"use server";

import { refresh } from "next/cache";
import { answerForm, typedIn } from "@/app/staff/answer-form";
import { currentActor } from "@/app/staff/session";
import type { FormState } from "@/components/console/form-state";
import {
  addAlertSourceInput,
  removeAlertSourceInput,
  renewAlertSourceInput,
  setAlertPointersInput,
} from "@/domain/monitoring/alert-input";
import { parseInput } from "@/domain/shared/input";
import {
  addAlertSource,
  removeAlertSource,
  renewAlertSource,
  setAlertPointers,
} from "@/server/monitoring/alerts/manage-alert-sources";

/** The secret is the message: it is shown once. */
export async function createAlertSource(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const input = parseInput(addAlertSourceInput, typedIn(form));
    const { secret } = await addAlertSource(await currentActor(), input, new Date());
    refresh();

    return secret;
  });
}

/** The secret is the message: it is shown once. */
export async function renewSecret(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const input = parseInput(renewAlertSourceInput, typedIn(form));
    const { secret } = await renewAlertSource(await currentActor(), input, new Date());

    return secret;
  });
}

export async function savePointers(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const input = parseInput(setAlertPointersInput, typedIn(form));
    const others = await setAlertPointers(await currentActor(), input, new Date());
    refresh();

    return { message: "Saved.", others };
  });
}

export async function deleteAlertSource(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await removeAlertSource(await currentActor(), parseInput(removeAlertSourceInput, typedIn(form)), new Date());
    refresh();

    return "Removed.";
  });
}
