"use server";

import { refresh } from "next/cache";
import { answerForm, typedIn } from "@/app/staff/answer-form";
import { currentActor } from "@/app/staff/session";
import type { FormState } from "@/components/console/form-state";
import { addRuleInput, changeRuleInput, removeRuleInput } from "@/domain/monitoring/alert-rule-input";
import { parseInput } from "@/domain/shared/input";
import { addRule, changeRule, removeRule } from "@/server/monitoring/alerts/manage-rules";

/** Adds a rule, or changes the one whose id the form carries. */
export async function saveRule(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const typed = typedIn(form);
    const actor = await currentActor();
    if (typed.id === undefined) {
      await addRule(actor, parseInput(addRuleInput, typed), new Date());

      return { nextPath: "/staff/alerts/rules" };
    }
    const others = await changeRule(actor, parseInput(changeRuleInput, typed), new Date());

    return { nextPath: "/staff/alerts/rules", others };
  });
}

export async function deleteRule(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await removeRule(await currentActor(), parseInput(removeRuleInput, typedIn(form)), new Date());
    refresh();

    return "Removed.";
  });
}
