"use server";

import { refresh } from "next/cache";
import { answerForm, typedIn } from "@/app/staff/answer-form";
import { currentActor } from "@/app/staff/session";
import type { FormState } from "@/components/console/form-state";
import {
  addTemplateInput,
  changeTemplateInput,
  orderTemplatesInput,
  removeTemplateInput,
} from "@/domain/comments/answer-template-input";
import { parseInput } from "@/domain/shared/input";
import {
  addTemplate,
  changeTemplate,
  orderTemplates,
  removeTemplate,
} from "@/server/comments/answer-templates/manage-templates";

export async function add(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await addTemplate(await currentActor(), parseInput(addTemplateInput, typedIn(form)), new Date());
    refresh();

    return "The template is added.";
  });
}

export async function change(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const input = parseInput(changeTemplateInput, typedIn(form));
    const others = await changeTemplate(await currentActor(), input, new Date());

    return { nextPath: "/staff/comments/templates", others };
  });
}

export async function remove(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await removeTemplate(await currentActor(), parseInput(removeTemplateInput, typedIn(form)), new Date());
    refresh();

    return "Removed.";
  });
}

export async function reorder(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const ids = (typedIn(form).ids ?? "").split(" ");
    await orderTemplates(await currentActor(), parseInput(orderTemplatesInput, { ids }), new Date());
    refresh();

    return "Saved.";
  });
}
