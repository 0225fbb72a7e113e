"use server";

import { refresh } from "next/cache";
import { answerForm, typedIn } from "@/app/staff/answer-form";
import { currentActor } from "@/app/staff/session";
import type { FormState } from "@/components/console/form-state";
import { parseInput } from "@/domain/input";
import {
  addMetricInput,
  addSourceInput,
  changeMetricInput,
  changeSourceInput,
  removeMetricInput,
} from "@/domain/source-input";
import { addMetric } from "@/server/metrics/add-metric";
import { changeMetric } from "@/server/metrics/change-metric";
import { removeMetric } from "@/server/metrics/remove-metric";
import { addSource } from "@/server/sources/add-source";
import { changeSource } from "@/server/sources/change-source";

export async function createSource(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await addSource(await currentActor(), parseInput(addSourceInput, typedIn(form)), new Date());
    refresh();

    return "Added. Now add a metric to it.";
  });
}

export async function saveSource(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await changeSource(await currentActor(), parseInput(changeSourceInput, typedIn(form)), new Date());
    refresh();

    return "Saved.";
  });
}

/** Adds a metric, or changes the one whose id the form carries. */
export async function saveMetric(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const typed = withoutEmptyService(typedIn(form));
    const actor = await currentActor();
    if (typed.id === undefined) {
      await addMetric(actor, parseInput(addMetricInput, typed), new Date());
    } else {
      await changeMetric(actor, parseInput(changeMetricInput, typed), new Date());
    }

    return { nextPath: "/staff/sources" };
  });
}

export async function deleteMetric(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await removeMetric(await currentActor(), parseInput(removeMetricInput, typedIn(form)), new Date());
    refresh();

    return "Removed.";
  });
}

function withoutEmptyService(typed: Record<string, string>): Record<string, string | null | undefined> {
  return { ...typed, serviceCode: typed.serviceCode || null };
}
