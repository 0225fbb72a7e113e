"use server";

import { refresh } from "next/cache";
import { answerForm, typedIn } from "@/app/staff/answer-form";
import { currentActor } from "@/app/staff/session";
import type { FormState } from "@/components/console/form-state";
import { parseInput } from "@/domain/shared/input";
import {
  addSourceInput,
  changeSourceInput,
  removeSourceInput,
  renewPushTokenInput,
} from "@/domain/monitoring/source-input";
import { addSource } from "@/server/monitoring/sources/add-source";
import { changeSource, removeSource } from "@/server/monitoring/sources/change-source";
import { renewPushToken } from "@/server/monitoring/sources/push-sample";

export async function createSource(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const input = parseInput(addSourceInput, typedIn(form));
    const { id } = await addSource(await currentActor(), input, new Date());

    // The token of one that sends is made where it is shown.
    return { nextPath: input.kind === "push" ? `/staff/sources/${id}` : `/staff/sources/metrics/new?source=${id}` };
  });
}

export async function saveSource(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const input = parseInput(changeSourceInput, typedIn(form));
    const others = await changeSource(await currentActor(), input, new Date());
    refresh();

    return { message: "Saved.", others };
  });
}

export async function deleteSource(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await removeSource(await currentActor(), parseInput(removeSourceInput, typedIn(form)), new Date());

    return { nextPath: "/staff/sources" };
  });
}

/** Makes a token. It is the message: it is shown once, and kept nowhere as it is. */
export async function renewToken(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const input = parseInput(renewPushTokenInput, typedIn(form));
    const { token } = await renewPushToken(await currentActor(), input, new Date());

    return token;
  });
}
