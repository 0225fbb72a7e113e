"use server";

import { refresh } from "next/cache";
import { answerForm, typedIn } from "@/app/staff/answer-form";
import { currentActor } from "@/app/staff/session";
import type { FormState } from "@/components/console/form-state";
import {
  addWebhookInput,
  changeWebhookInput,
  webhookInput,
  retryDeliveryInput,
} from "@/domain/notifications/webhook-input";
import { parseInput } from "@/domain/shared/input";
import { addWebhook } from "@/server/notifications/webhooks/add-webhook";
import { changeWebhook, renewWebhookSecret } from "@/server/notifications/webhooks/change-webhook";
import { pauseWebhook, resumeWebhook } from "@/server/notifications/webhooks/pause-webhook";
import { removeWebhook } from "@/server/notifications/webhooks/remove-webhook";
import { retryWebhookDelivery } from "@/server/notifications/webhooks/retry-delivery";
import { testWebhook } from "@/server/notifications/webhooks/test-webhook";

/** The secret is the message: it is shown once. */
export async function createWebhook(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const input = parseInput(addWebhookInput, withServices(form));
    const { secret } = await addWebhook(await currentActor(), input, new Date());
    refresh();

    return secret ?? "Added. Send it a test from its page.";
  });
}

export async function saveWebhook(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const input = parseInput(changeWebhookInput, withServices(form));
    const others = await changeWebhook(await currentActor(), input, new Date());
    refresh();

    return { message: "Saved.", others };
  });
}

/** The secret is the message: it is shown once. */
export async function renewSecret(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const input = parseInput(webhookInput, typedIn(form));
    const { secret } = await renewWebhookSecret(await currentActor(), input, new Date());
    refresh();

    return secret;
  });
}

export async function tryWebhook(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const input = parseInput(webhookInput, typedIn(form));
    const said = await testWebhook(await currentActor(), input, () => new Date());
    refresh();

    return said;
  });
}

export async function pauseOne(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await pauseWebhook(await currentActor(), parseInput(webhookInput, typedIn(form)), new Date());
    refresh();

    return "Paused.";
  });
}

export async function resumeOne(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await resumeWebhook(await currentActor(), parseInput(webhookInput, typedIn(form)), new Date());
    refresh();

    return "Resumed.";
  });
}

export async function deleteWebhook(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await removeWebhook(await currentActor(), parseInput(webhookInput, typedIn(form)), new Date());

    return { nextPath: "/staff/webhooks" };
  });
}

export async function retryOne(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await retryWebhookDelivery(await currentActor(), parseInput(retryDeliveryInput, typedIn(form)), new Date());
    refresh();

    return "The delivery is tried again.";
  });
}

function withServices(form: FormData) {
  const typed = typedIn(form);
  const services = Object.entries(typed)
    .filter(([name, value]) => name.startsWith("service-") && value === "on")
    .map(([name]) => name.slice("service-".length));

  return { ...typed, services };
}
