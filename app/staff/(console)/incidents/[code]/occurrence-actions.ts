"use server";

import { refresh } from "next/cache";
import { answerForm, filledIn, typedIn } from "@/app/staff/answer-form";
import { currentActor } from "@/app/staff/session";
import { wallTimesOf } from "@/app/staff/wall-times";
import type { FormState } from "@/components/console/form-state";
import { occurrenceFormInput, removeOccurrenceInput } from "@/domain/incidents/occurrence-input";
import { parseInput } from "@/domain/shared/input";
import { addOccurrence } from "@/server/incidents/occurrences/add-occurrence";
import { removeOccurrence } from "@/server/incidents/occurrences/record-occurrence";
import { findSite } from "@/server/site/queries";

/** Adds one occurrence. How long it took is typed in minutes. */
export async function addOne(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const { timeZone } = await findSite();
    const typed = filledIn(form);
    const input = parseInput(occurrenceFormInput, { ...typed, ...wallTimesOf(typed, ["at"], timeZone) });
    await addOccurrence(await currentActor(), input, new Date());
    refresh();

    return "Added.";
  });
}

export async function removeOne(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await removeOccurrence(await currentActor(), parseInput(removeOccurrenceInput, typedIn(form)), new Date());
    refresh();

    return "Removed.";
  });
}
