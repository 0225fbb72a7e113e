"use server";

import { refresh } from "next/cache";
import { answerForm, typedIn } from "@/app/staff/answer-form";
import { checkedIn } from "@/app/staff/(console)/known-errors/known-error-of";
import { currentActor } from "@/app/staff/session";
import type { FormState } from "@/components/console/form-state";
import { parseInput } from "@/domain/shared/input";
import { changeUserRightsInput } from "@/domain/accounts/user-rights-input";
import { changeAddressOfInput, makeResetLinkInput } from "@/domain/accounts/account-link-input";
import {
  changeUserRoleInput,
  disableUserInput,
  enableUserInput,
  inviteUserInput,
  renameUserInput,
  withdrawInvitationInput,
} from "@/domain/accounts/user-input";
import { removeSecondFactorOfInput } from "@/domain/accounts/second-factor-input";
import { removeSecondFactorOf } from "@/server/accounts/second-factor/remove-second-factor";
import { env } from "@/server/infra/env";
import { requestAddressChangeOf } from "@/server/accounts/users/change-address";
import { changeUserRole, disableUser, enableUser, renameUser } from "@/server/accounts/users/change-user";
import { changeUserRights } from "@/server/accounts/users/change-user-rights";
import { inviteUser, withdrawInvitation } from "@/server/accounts/users/invite-user";
import { makeResetLink } from "@/server/accounts/users/reset-password";

/** Makes a one-time link. Its address is the message: it is shown once, and kept nowhere. */
export async function invite(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const { token } = await inviteUser(await currentActor(), parseInput(inviteUserInput, typedIn(form)), new Date());
    refresh();

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

/** Limits an editor to services, and says who is a duty lead. */
export async function saveRights(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const typed = typedIn(form);
    const input = parseInput(changeUserRightsInput, { ...typed, services: checkedIn(typed, "service-") });
    const others = await changeUserRights(await currentActor(), input, new Date());
    refresh();

    return { message: "Saved.", others };
  });
}

export async function disable(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await disableUser(await currentActor(), parseInput(disableUserInput, typedIn(form)), new Date());
    refresh();

    return "Disabled.";
  });
}

export async function enable(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await enableUser(await currentActor(), parseInput(enableUserInput, typedIn(form)), new Date());
    refresh();

    return "Enabled.";
  });
}

/** Makes a one-time link to choose another password. It is shown once, and kept nowhere. */
export async function makeLink(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const input = parseInput(makeResetLinkInput, typedIn(form));
    const { token } = await makeResetLink(await currentActor(), input, new Date());

    return `${env().ORIGIN}/staff/new-password?token=${encodeURIComponent(token)}`;
  });
}

/** For who has lost their phone. */
export async function removeFactor(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const input = parseInput(removeSecondFactorOfInput, typedIn(form));
    await removeSecondFactorOf(await currentActor(), input, new Date());
    refresh();

    return "Removed.";
  });
}

export async function withdraw(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await withdrawInvitation(await currentActor(), parseInput(withdrawInvitationInput, typedIn(form)), new Date());
    refresh();

    return "Withdrawn.";
  });
}

export async function rename(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const others = await renameUser(await currentActor(), parseInput(renameUserInput, typedIn(form)), new Date());
    refresh();

    return { message: "Saved.", others };
  });
}

export async function requestAddress(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const input = parseInput(changeAddressOfInput, typedIn(form));
    await requestAddressChangeOf(await currentActor(), input, new Date());

    return `We email a link to ${input.email}. Its owner opens it within an hour to confirm; until then nothing changes.`;
  });
}
