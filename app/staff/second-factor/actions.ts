"use server";

import { refresh } from "next/cache";
import { headers } from "next/headers";
import type { PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/server";
import { answerForm, filledIn, typedIn } from "@/app/staff/answer-form";
import { currentOwner, currentSessionId } from "@/app/staff/session";
import type { FormState } from "@/components/console/form-state";
import {
  addPasskeyInput,
  confirmTotpInput,
  ownProofInput,
  removeSecondFactorInput,
  renamePasskeyInput,
} from "@/domain/accounts/second-factor-input";
import { parseInput } from "@/domain/shared/input";
import { addPasskey, beginPasskey, renamePasskey } from "@/server/accounts/second-factor/passkeys";
import { makeRecoveryCodes } from "@/server/accounts/second-factor/recovery-codes";
import { removeSecondFactor } from "@/server/accounts/second-factor/remove-second-factor";
import { beginTotp, confirmTotp } from "@/server/accounts/second-factor/set-up-totp";
import { signInOriginOf } from "@/server/accounts/sessions/sign-in-origin";

// All of these also for a session that opens nothing else yet.

export async function beginApp(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const origin = signInOriginOf(await headers());
    await beginTotp(await currentOwner(), parseInput(ownProofInput, filledIn(form)), origin, new Date());
    refresh();

    return "Now scan the code.";
  });
}

export async function confirmApp(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const asked = { sessionId: (await currentSessionId()) ?? "", origin: signInOriginOf(await headers()) };
    await confirmTotp(await currentOwner(), parseInput(confirmTotpInput, filledIn(form)), asked, new Date());
    refresh();

    return "Set up.";
  });
}

/** What the browser makes a passkey from; null where that was refused. */
export async function beginOwnPasskey(
  previous: FormState,
  form: FormData,
): Promise<{ state: FormState; options: PublicKeyCredentialCreationOptionsJSON | null }> {
  const begun: PublicKeyCredentialCreationOptionsJSON[] = [];
  const state = await answerForm(previous, form, async () => {
    const origin = signInOriginOf(await headers());
    const input = parseInput(ownProofInput, filledIn(form));
    begun.push(await beginPasskey(await currentOwner(), input, origin, new Date()));

    return "Now use the passkey.";
  });

  return { state, options: begun[0] ?? null };
}

export async function saveOwnPasskey(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const input = parseInput(addPasskeyInput, filledIn(form));
    await addPasskey(await currentOwner(), input, (await currentSessionId()) ?? "", new Date());
    refresh();

    return "Added.";
  });
}

export async function renameOwnPasskey(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    await renamePasskey(await currentOwner(), parseInput(renamePasskeyInput, typedIn(form)), new Date());
    refresh();

    return "Saved.";
  });
}

/** The codes are the message: they are shown once, and kept nowhere. */
export async function makeCodes(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const origin = signInOriginOf(await headers());
    const input = parseInput(ownProofInput, filledIn(form));
    const codes = await makeRecoveryCodes(await currentOwner(), input, origin, new Date());
    refresh();

    return codes.join("\n");
  });
}

export async function removeOwn(previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(previous, form, async () => {
    const origin = signInOriginOf(await headers());
    const input = parseInput(removeSecondFactorInput, filledIn(form));
    await removeSecondFactor(await currentOwner(), input, origin, new Date());
    refresh();

    return "Removed.";
  });
}
