"use server";

import { refresh } from "next/cache";
import { answerForm, typedIn } from "@/app/staff/answer-form";
import { currentActor } from "@/app/staff/session";
import type { FormState } from "@/components/console/form-state";
import {
  addEndpointInput,
  changeEndpointInput,
  endpointInput,
  retryRequestInput,
} from "@/domain/notifications/webhook-input";
import { parseInput } from "@/domain/shared/input";
import { addEndpoint } from "@/server/notifications/webhooks/add-endpoint";
import { changeEndpoint } from "@/server/notifications/webhooks/change-endpoint";
import { pauseEndpoint } from "@/server/notifications/webhooks/pause-endpoint";
import { removeEndpoint } from "@/server/notifications/webhooks/remove-endpoint";
import { renewEndpointSecret } from "@/server/notifications/webhooks/renew-secret";
import { resumeEndpoint } from "@/server/notifications/webhooks/resume-endpoint";
import { retryRequest } from "@/server/notifications/webhooks/retry-request";
import { testEndpoint } from "@/server/notifications/webhooks/test-endpoint";

/** The secret is the message: it is shown once. */
export async function createEndpoint(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const input = parseInput(addEndpointInput, withServices(form));
    const { secret } = await addEndpoint(await currentActor(), input, new Date());
    refresh();

    return secret ?? "Added. Send it a test from its page.";
  });
}

export async function saveEndpoint(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await changeEndpoint(await currentActor(), parseInput(changeEndpointInput, withServices(form)), new Date());
    refresh();

    return "Saved.";
  });
}

/** The secret is the message: it is shown once. */
export async function renewSecret(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const input = parseInput(endpointInput, typedIn(form));
    const { secret } = await renewEndpointSecret(await currentActor(), input, new Date());
    refresh();

    return secret;
  });
}

export async function tryEndpoint(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const input = parseInput(endpointInput, typedIn(form));
    const said = await testEndpoint(await currentActor(), input, () => new Date());
    refresh();

    return said;
  });
}

export async function pauseOne(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await pauseEndpoint(await currentActor(), parseInput(endpointInput, typedIn(form)), new Date());
    refresh();

    return "Paused.";
  });
}

export async function resumeOne(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await resumeEndpoint(await currentActor(), parseInput(endpointInput, typedIn(form)), new Date());
    refresh();

    return "Taken up again.";
  });
}

export async function deleteEndpoint(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await removeEndpoint(await currentActor(), parseInput(endpointInput, typedIn(form)), new Date());

    return { nextPath: "/staff/webhooks" };
  });
}

export async function retryOne(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await retryRequest(await currentActor(), parseInput(retryRequestInput, typedIn(form)), new Date());
    refresh();

    return "It is tried again.";
  });
}

function withServices(form: FormData) {
  const typed = typedIn(form);
  const services = Object.entries(typed)
    .filter(([name, value]) => name.startsWith("service-") && value === "on")
    .map(([name]) => name.slice("service-".length));

  return { ...typed, services };
}
