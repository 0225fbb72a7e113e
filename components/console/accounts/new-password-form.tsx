"use client";

import { ConsoleForm } from "@/components/console/console-form";
import { TextField } from "@/components/console/fields";
import type { FormAction } from "@/components/console/form-state";
import { limits } from "@/domain/shared/input";
import { thenSignIn } from "./request-sign-in";

type NewPasswordFormProps = { token: string; email: string; choosePassword: FormAction };

/** Sets the password and signs in at once. */
export function NewPasswordForm({ token, email, choosePassword }: NewPasswordFormProps) {
  return (
    <ConsoleForm action={thenSignIn(choosePassword)} submitLabel="Save and sign in" hidden={{ token, email }}>
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
