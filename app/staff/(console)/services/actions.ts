"use server";

import { refresh } from "next/cache";
import { answerForm, filledIn, typedIn } from "@/app/staff/answer-form";
import { currentActor } from "@/app/staff/session";
import type { FormState } from "@/components/console/form-state";
import { parseInput } from "@/domain/shared/input";
import { addServiceInput, changeServiceInput, orderServicesInput } from "@/domain/services/service-input";
import { addService } from "@/server/services/add-service";
import { changeService, orderServices } from "@/server/services/change-service";

export async function createService(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const { code } = await addService(await currentActor(), parseInput(addServiceInput, filledIn(form)), new Date());
    refresh();

    return `${code} is added.`;
  });
}

export async function saveService(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await changeService(await currentActor(), parseInput(changeServiceInput, typedIn(form)), new Date());

    return { nextPath: "/staff/services" };
  });
}

/** Archives a service, or brings it back. */
export async function archiveService(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await changeService(await currentActor(), parseInput(changeServiceInput, typedIn(form)), new Date());
    refresh();

    return "Saved.";
  });
}

export async function reorderServices(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const codes = (typedIn(form).codes ?? "").split(" ");
    await orderServices(await currentActor(), parseInput(orderServicesInput, { codes }), new Date());
    refresh();

    return "Saved.";
  });
}
