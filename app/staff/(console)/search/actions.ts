"use server";

import { answerForm, typedIn } from "@/app/staff/answer-form";
import { currentActor } from "@/app/staff/session";
import type { FormState } from "@/components/console/form-state";
import { changeSynonymsInput } from "@/domain/search/synonym-input";
import { parseInput } from "@/domain/shared/input";
import { changeSynonyms } from "@/server/search/synonyms";

export async function saveSynonyms(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await changeSynonyms(await currentActor(), parseInput(changeSynonymsInput, typedIn(form)), new Date());

    return "Saved. The next search uses this list.";
  });
}
