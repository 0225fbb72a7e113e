"use server";

import { answerForm, typedIn } from "@/app/staff/answer-form";
import { currentActor } from "@/app/staff/session";
import type { FormState } from "@/components/console/form-state";
import { recordCallerInput, undoCallerInput } from "@/domain/confirmations/confirmation-input";
import { parseInput } from "@/domain/shared/input";
import { writeScriptInput } from "@/domain/helpdesk/script-input";
import { recordCaller, undoCaller } from "@/server/confirmations/record-caller";
import { writeScript } from "@/server/helpdesk/write-script";

export async function countCaller(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const { code } = await recordCaller(await currentActor(), parseInput(recordCallerInput, typedIn(form)), new Date());

    return `Counted for ${code}.`;
  });
}

export async function uncountCaller(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const input = parseInput(undoCallerInput, typedIn(form));
    const { code } = await undoCaller(await currentActor(), input, new Date());

    return `Caller removed from ${code}.`;
  });
}

export async function saveScript(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await writeScript(await currentActor(), parseInput(writeScriptInput, typedIn(form)), new Date());

    return "Saved.";
  });
}
