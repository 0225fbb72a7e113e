"use server";

import { refresh } from "next/cache";
import { answerForm, filledIn, typedIn } from "@/app/staff/answer-form";
import { currentActor } from "@/app/staff/session";
import { wallTimesOf } from "@/app/staff/wall-times";
import type { FormState } from "@/components/console/form-state";
import { parseInput } from "@/domain/shared/input";
import {
  addKnownErrorInput,
  changeKnownErrorInput,
  recordCountInput,
  removeCountInput,
  removeKnownErrorInput,
} from "@/domain/known-errors/known-error-input";
import { addKnownError } from "@/server/known-errors/add-known-error";
import { changeKnownError, removeKnownError } from "@/server/known-errors/change-known-error";
import { recordCount, removeCount } from "@/server/known-errors/record-count";
import { findSite } from "@/server/site/queries";
import { knownErrorOf } from "./known-error-of";

export async function createKnownError(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const { timeZone } = await findSite();
    const input = parseInput(addKnownErrorInput, knownErrorOf(form, timeZone));
    const { slug } = await addKnownError(await currentActor(), input, new Date());

    return { nextPath: `/staff/known-errors/${slug}` };
  });
}

export async function saveKnownError(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const { timeZone } = await findSite();
    const input = parseInput(changeKnownErrorInput, knownErrorOf(form, timeZone));
    const others = await changeKnownError(await currentActor(), input, new Date());
    refresh();

    return { message: "Saved.", others };
  });
}

export async function deleteKnownError(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await removeKnownError(await currentActor(), parseInput(removeKnownErrorInput, typedIn(form)), new Date());

    return { nextPath: "/staff/known-errors" };
  });
}

export async function addCount(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const { timeZone } = await findSite();
    const typed = filledIn(form);
    const input = parseInput(recordCountInput, { ...typed, ...wallTimesOf(typed, ["at"], timeZone) });
    await recordCount(await currentActor(), input, new Date());
    refresh();

    return "Saved.";
  });
}

export async function deleteCount(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await removeCount(await currentActor(), parseInput(removeCountInput, typedIn(form)), new Date());
    refresh();

    return "Removed.";
  });
}
