"use server";

import { refresh } from "next/cache";
import type { z } from "zod";
import { answerForm, filledIn, typedIn } from "@/app/staff/answer-form";
import { currentActor } from "@/app/staff/session";
import type { FormState } from "@/components/console/form-state";
import type { Actor } from "@/domain/accounts/actor";
import { parseInput } from "@/domain/shared/input";
import {
  addServiceInput,
  changeServiceCodeInput,
  changeServiceInput,
  deleteServiceInput,
  moveGroupInput,
  moveServiceInput,
  renameGroupInput,
} from "@/domain/services/service-input";
import { addService } from "@/server/services/add-service";
import { moveGroup, renameGroup } from "@/server/services/change-group";
import { changeService } from "@/server/services/change-service";
import { changeServiceCode } from "@/server/services/change-service-code";
import { deleteService } from "@/server/services/delete-service";
import { moveService } from "@/server/services/move-service";

export async function createService(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const { code } = await addService(await currentActor(), parseInput(addServiceInput, filledIn(form)), new Date());
    refresh();

    return `${code} is added.`;
  });
}

export async function saveService(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const input = parseInput(changeServiceInput, typedIn(form));
    const others = await changeService(await currentActor(), input, new Date());

    return { nextPath: "/staff/services", others };
  });
}

/** Archives a service, or brings it back. */
export async function archiveService(previous: FormState, form: FormData): Promise<FormState> {
  return saveHere(previous, form, changeServiceInput, changeService);
}

export async function moveServiceInGroup(previous: FormState, form: FormData): Promise<FormState> {
  return saveHere(previous, form, moveServiceInput, moveService);
}

export async function saveServiceCode(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const input = parseInput(changeServiceCodeInput, typedIn(form));
    await changeServiceCode(await currentActor(), input, new Date());

    return { nextPath: `/staff/services/${input.newCode.toLowerCase()}` };
  });
}

export async function removeService(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await deleteService(await currentActor(), parseInput(deleteServiceInput, typedIn(form)), new Date());

    return { nextPath: "/staff/services" };
  });
}

export async function saveGroupName(previous: FormState, form: FormData): Promise<FormState> {
  return saveHere(previous, form, renameGroupInput, renameGroup);
}

export async function moveServiceGroup(previous: FormState, form: FormData): Promise<FormState> {
  return saveHere(previous, form, moveGroupInput, moveGroup);
}

type Verb<Input> = (actor: Actor, input: Input, now: Date) => Promise<unknown>;

/** What stays on the page that it was sent from, which shows what it changed. */
function saveHere<Schema extends z.ZodType>(
  previous: FormState,
  form: FormData,
  schema: Schema,
  verb: Verb<z.output<Schema>>,
): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await verb(await currentActor(), parseInput(schema, typedIn(form)), new Date());
    refresh();

    return "Saved.";
  });
}
