"use server";

import { refresh } from "next/cache";
import { answerForm, typedIn } from "@/app/staff/answer-form";
import { currentActor } from "@/app/staff/session";
import type { FormState } from "@/components/console/form-state";
import { parseInput } from "@/domain/shared/input";
import { changeUserRoleInput, disableUserInput, inviteUserInput } from "@/domain/accounts/user-input";
import { env } from "@/server/infra/env";
import { changeUserRole, disableUser } from "@/server/accounts/users/change-user";
import { inviteUser } from "@/server/accounts/users/invite-user";

/** Makes a one-time link. Its address is the message: it is shown once, and kept nowhere. */
export async function invite(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const { token } = await inviteUser(await currentActor(), parseInput(inviteUserInput, typedIn(form)), new Date());

    return `${env().ORIGIN}/staff/welcome?token=${encodeURIComponent(token)}`;
  });
}

export async function changeRole(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await changeUserRole(await currentActor(), parseInput(changeUserRoleInput, typedIn(form)), new Date());
    refresh();

    return "Saved.";
  });
}

export async function disable(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await disableUser(await currentActor(), parseInput(disableUserInput, typedIn(form)), new Date());
    refresh();

    return "Disabled.";
  });
}
