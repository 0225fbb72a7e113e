"use server";

import { refresh } from "next/cache";
import { answerForm, typedIn } from "@/app/staff/answer-form";
import { currentActor } from "@/app/staff/session";
import type { FormState } from "@/components/console/form-state";
import { parseInput } from "@/domain/shared/input";
import { addMetricInput, changeMetricInput, removeMetricInput } from "@/domain/monitoring/source-input";
import { addMetric } from "@/server/monitoring/metrics/add-metric";
import { changeMetric, removeMetric } from "@/server/monitoring/metrics/change-metric";
import { metricIn } from "./metric-in";

export async function createMetric(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const { id } = await addMetric(await currentActor(), parseInput(addMetricInput, metricIn(form)), new Date());

    // Where its numbers are sent is on its own page.
    return { nextPath: form.get("kind") === "push" ? `/staff/sources/metrics/${id}` : "/staff/sources" };
  });
}

export async function saveMetric(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const input = parseInput(changeMetricInput, metricIn(form));
    const others = await changeMetric(await currentActor(), input, new Date());

    return { nextPath: "/staff/sources", others };
  });
}

export async function deleteMetric(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await removeMetric(await currentActor(), parseInput(removeMetricInput, typedIn(form)), new Date());
    refresh();

    return "Removed.";
  });
}
