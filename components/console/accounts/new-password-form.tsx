"use client";

import { ConsoleForm } from "@/components/console/console-form";
import { TextField } from "@/components/console/fields";
import type { FormAction, FormState } from "@/components/console/form-state";
import { limits } from "@/domain/shared/input";
import { requestSignIn } from "./request-sign-in";

type NewPasswordFormProps = { token: string; email: string; choosePassword: FormAction };

/** Sets the password and signs in at once. */
export function NewPasswordForm({ token, email, choosePassword }: NewPasswordFormProps) {
  async function chooseAndSignIn(previous: FormState, form: FormData): Promise<FormState> {
    const state = await choosePassword(previous, form);
    if (state.outcome === "done") {
      const refusal = await requestSignIn(form);
      location.assign(refusal === null ? "/staff/home" : "/staff/sign-in");
    }

    return state;
  }

  return (
    <ConsoleForm action={chooseAndSignIn} submitLabel="Save and sign in" hidden={{ token, email }}>
      <TextField
        name="password"
        label="New password"
        hint="At least 12 characters"
        type="password"
        autoComplete="new-password"
        maxLength={limits.password}
      />
    </ConsoleForm>
  );
}
