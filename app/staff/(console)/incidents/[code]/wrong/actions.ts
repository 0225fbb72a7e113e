"use server";

import { answerForm, typedIn } from "@/app/staff/answer-form";
import { currentActor } from "@/app/staff/session";
import type { FormState } from "@/components/console/form-state";
import { moveIncidentInput, restoreIncidentInput, withdrawIncidentInput } from "@/domain/incidents/withdrawal-input";
import { codePath } from "@/domain/shared/codes";
import { parseInput } from "@/domain/shared/input";
import { moveIncident } from "@/server/incidents/move-incident";
import { restoreIncident, withdrawIncident } from "@/server/incidents/withdraw-incident";

export async function withdraw(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const input = parseInput(withdrawIncidentInput, typedIn(form));

    return next(await withdrawIncident(await currentActor(), input, new Date()));
  });
}

export async function restore(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const input = parseInput(restoreIncidentInput, typedIn(form));

    return next(await restoreIncident(await currentActor(), input, new Date()));
  });
}

export async function move(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const input = parseInput(moveIncidentInput, typedIn(form));

    return next(await moveIncident(await currentActor(), input, new Date()));
  });
}

function next({ code }: { code: string }) {
  return { nextPath: `/staff${codePath(code)}` };
}
