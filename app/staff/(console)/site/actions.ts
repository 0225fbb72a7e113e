"use server";

import { refresh } from "next/cache";
import { answerForm, typedIn } from "@/app/staff/answer-form";
import { currentActor } from "@/app/staff/session";
import type { FormState } from "@/components/console/form-state";
import { parseInput } from "@/domain/shared/input";
import { changeSiteInput } from "@/domain/site/site-input";
import { changeSite } from "@/server/site/change-site";

export async function saveSite(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const others = await changeSite(await currentActor(), parseInput(changeSiteInput, typedIn(form)), new Date());
    refresh();

    return { message: "Saved.", others };
  });
}
