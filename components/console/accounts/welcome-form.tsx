"use client";

import { ConsoleForm } from "@/components/console/console-form";
import { TextField } from "@/components/console/fields";
import { limits } from "@/domain/shared/input";
import { thenSignIn } from "./request-sign-in";
import type { FormAction } from "@/components/console/form-state";

type WelcomeFormProps = { token: string; accept: FormAction };

/** Accepts the invitation and signs in at once. */
export function WelcomeForm({ token, accept }: WelcomeFormProps) {
  return (
    <ConsoleForm action={thenSignIn(accept)} submitLabel="Make the account" hidden={{ token }}>
      <TextField name="name" label="Your name" autoComplete="name" maxLength={limits.name} />
      <TextField
        name="publicName"
        label="Public name"
        hint="Optional. Who readers see as the writer: “Mail team”"
        autoComplete="off"
        maxLength={limits.name}
      />
      <TextField name="email" label="Email" type="email" autoComplete="username" maxLength={limits.email} />
      <TextField
        name="password"
        label="Password"
        hint="At least 12 characters"
        type="password"
        autoComplete="new-password"
        maxLength={limits.password}
      />
    </ConsoleForm>
  );
}
