"use server";

import { refresh } from "next/cache";
import { headers } from "next/headers";
import { answerForm, filledIn, typedIn } from "@/app/staff/answer-form";
import { currentActor, currentOwner, currentSessionId } from "@/app/staff/session";
import type { FormState } from "@/components/console/form-state";
import { staffId } from "@/domain/accounts/actor";
import { requestAddressChangeInput } from "@/domain/accounts/account-link-input";
import { changePasswordInput, endSessionInput, renameUserInput } from "@/domain/accounts/user-input";
import { parseInput } from "@/domain/shared/input";
import { signInOriginOf } from "@/server/accounts/sessions/sign-in-origin";
import { endOtherSessions, endOwnSession, endSession } from "@/server/accounts/sessions/user-sessions";
import { requestAddressChange } from "@/server/accounts/users/change-address";
import { changePassword } from "@/server/accounts/users/change-password";
import { renameUser } from "@/server/accounts/users/change-user";
import { toRefusal } from "@/server/infra/refusal";

/** A new password ends every session, this one too. */
export async function savePassword(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const origin = signInOriginOf(await headers());
    await changePassword(await currentActor(), parseInput(changePasswordInput, filledIn(form)), origin, new Date());

    return { nextPath: "/staff/sign-in?callbackUrl=%2Fstaff%2Faccount" };
  });
}

export async function saveOwnName(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const actor = await currentActor();
    const input = parseInput(renameUserInput, { ...typedIn(form), id: staffId(actor) ?? "" });
    const others = await renameUser(actor, input, new Date());
    refresh();

    return { message: "Saved.", others };
  });
}

export async function requestOwnAddress(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const origin = signInOriginOf(await headers());
    const input = parseInput(requestAddressChangeInput, filledIn(form));
    await requestAddressChange(await currentActor(), input, origin, new Date());

    return `We email a link to ${input.email}. Open it within an hour to confirm; until then your address stays.`;
  });
}

/** Signs out, before the cookie goes. @returns why not, in a sentence; null once it is over */
export async function endThisSession(): Promise<string | null> {
  try {
    const id = await currentSessionId();
    if (id !== null) {
      await endOwnSession(await currentOwner(), { id }, new Date());
    }

    return null;
  } catch (error) {
    return toRefusal(error).message;
  }
}

export async function endOne(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await endSession(await currentActor(), parseInput(endSessionInput, typedIn(form)), new Date());
    refresh();

    return "Ended.";
  });
}

/** Which one is this one is not for the form to say. */
export async function endOthers(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const input = parseInput(endSessionInput, { id: await currentSessionId() });
    await endOtherSessions(await currentActor(), input, new Date());
    refresh();

    return "Ended.";
  });
}
