"use client";

import { type PublicKeyCredentialCreationOptionsJSON, startRegistration } from "@simplewebauthn/browser";
import { ConsoleForm } from "@/components/console/console-form";
import { TextField } from "@/components/console/fields";
import { type FormAction, type FormState, untouchedForm } from "@/components/console/form-state";
import { limits } from "@/domain/shared/input";
import { passkeyProblem } from "./passkey-problem";
import { ProofField } from "./proof-field";

/** Checks the password, and says what the browser makes the passkey from. */
export type BeginPasskey = (
  previous: FormState,
  form: FormData,
) => Promise<{ state: FormState; options: PublicKeyCredentialCreationOptionsJSON | null }>;

type AddPasskeyFormProps = { begin: BeginPasskey; save: FormAction };

export function AddPasskeyForm({ begin, save }: AddPasskeyFormProps) {
  return (
    <ConsoleForm action={addWith(begin, save)} submitLabel="Add a passkey" submitLook="secondary">
      <TextField
        name="name"
        label="Name of the passkey"
        hint="Such as “My phone”"
        autoComplete="off"
        maxLength={limits.name}
      />
      <ProofField />
    </ConsoleForm>
  );
}

function addWith(begin: BeginPasskey, save: FormAction): FormAction {
  return async (previous, form) => {
    const { state, options } = await begin(previous, form);
    if (options === null) {
      return state;
    }
    try {
      const response = await startRegistration({ optionsJSON: options });
      form.set("response", JSON.stringify(response));
      form.delete("currentPassword");
    } catch (error) {
      const values = { name: String(form.get("name")) };

      return { ...untouchedForm, outcome: "refused", message: passkeyProblem(error), values, attempt: state.attempt };
    }

    return save(state, form);
  };
}
