"use server";

import { answerForm, typedIn } from "@/app/staff/answer-form";
import { checkedIn } from "@/app/staff/(console)/known-errors/known-error-of";
import { currentActor } from "@/app/staff/session";
import { wallTimesOf } from "@/app/staff/wall-times";
import type { FormState } from "@/components/console/form-state";
import { codePath } from "@/domain/shared/codes";
import { questions } from "@/domain/incidents/judge-update";
import { editUpdateInput } from "@/domain/incidents/incident-input";
import { parseInput } from "@/domain/shared/input";
import { nameKnownErrorsInput } from "@/domain/known-errors/known-error-input";
import { nameKnownErrors } from "@/server/known-errors/name-known-errors";
import { editUpdate } from "@/server/incidents/edit-update";
import { findSite } from "@/server/site/queries";

export async function saveUpdate(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const actor = await currentActor();
    const { timeZone } = await findSite();
    const typed = typedIn(form);
    const input = parseInput(editUpdateInput, {
      ...typed,
      ...wallTimesOf(typed, ["happenedAt"], timeZone),
      confirmed: typed.isMeant === "on" ? questions : [],
    });
    const others = await editUpdate(actor, input, new Date());

    return { nextPath: `/staff${codePath(input.code)}`, others };
  });
}

/** Says which known errors the update speaks of. */
export async function saveKnownErrors(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const typed = typedIn(form);
    const input = parseInput(nameKnownErrorsInput, { ...typed, slugs: checkedIn(typed, "error-") });
    await nameKnownErrors(await currentActor(), input, new Date());

    return { nextPath: `/staff${codePath(input.update)}` };
  });
}
