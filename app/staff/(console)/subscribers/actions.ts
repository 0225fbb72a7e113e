"use server";

import { refresh } from "next/cache";
import { answerForm, typedIn } from "@/app/staff/answer-form";
import { currentActor } from "@/app/staff/session";
import type { FormState } from "@/components/console/form-state";
import { parseInput } from "@/domain/shared/input";
import { endSubscriptionInput, resumeSubscriberInput } from "@/domain/notifications/subscription-input";
import { endSubscription } from "@/server/notifications/email/delete-subscriber";
import { resumeSubscriber } from "@/server/notifications/email/resume-subscriber";

export async function resumeOne(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await resumeSubscriber(await currentActor(), parseInput(resumeSubscriberInput, typedIn(form)), new Date());
    refresh();

    return "Resumed.";
  });
}

export async function deleteOne(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await endSubscription(await currentActor(), parseInput(endSubscriptionInput, typedIn(form)), new Date());
    refresh();

    return "Unsubscribed.";
  });
}
