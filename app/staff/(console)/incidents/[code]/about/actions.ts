"use server";

import { refresh } from "next/cache";
import { answerForm, typedIn } from "@/app/staff/answer-form";
import { currentActor } from "@/app/staff/session";
import { wallTimesOf } from "@/app/staff/wall-times";
import type { FormState } from "@/components/console/form-state";
import { changeIncidentInput } from "@/domain/incidents/incident-input";
import { parseInput } from "@/domain/shared/input";
import { writeScriptInput } from "@/domain/helpdesk/script-input";
import { writeScript } from "@/server/helpdesk/write-script";
import { changeIncident } from "@/server/incidents/change-incident";
import { findSite } from "@/server/site/queries";

export async function saveAbout(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const actor = await currentActor();
    const { timeZone } = await findSite();
    const { impact = "", ...typed } = typedIn(form);
    const input = parseInput(changeIncidentInput, {
      ...typed,
      ...wallTimesOf(typed, ["scheduledFor", "scheduledUntil"], timeZone),
      ...(impact === "" ? {} : { impact: impact === "derived" ? null : impact }),
    });
    const others = await changeIncident(actor, input, new Date());

    return { nextPath: `/staff/incidents/${input.code.toLowerCase()}`, others };
  });
}

export async function saveScript(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await writeScript(await currentActor(), parseInput(writeScriptInput, typedIn(form)), new Date());
    refresh();

    return "Saved.";
  });
}
