"use client";

import { useState } from "react";
import { useFormField } from "@/components/console/console-form";
import { SelectField, TextField } from "@/components/console/fields";
import { limits } from "@/domain/shared/input";
import type { SourceView } from "@/domain/monitoring/views";
import type { SourceAuth } from "@/domain/shared/words";

type Kept = Pick<SourceView, "auth" | "authUser" | "hasSecret">;

/** What is sent along so that the source answers. The secret itself never comes back to a browser. */
export function CredentialFields({ source }: { source?: Kept }) {
  const kept: Kept = source ?? { auth: "none", authUser: null, hasSecret: false };
  const { key, value } = useFormField("auth", kept.auth);

  return <Credentials key={key} kept={kept} shown={value} />;
}

/** @param shown how the source is signed in to, as the form says before somebody chooses */
function Credentials({ kept, shown }: { kept: Kept; shown: string }) {
  const [auth, setAuth] = useState(shown);

  return (
    <>
      <SelectField
        name="auth"
        label="Authentication"
        options={authOptions}
        initial={kept.auth}
        onChange={(event) => setAuth(event.target.value)}
      />
      {auth === "basic" && (
        <TextField
          name="authUser"
          label="User"
          initial={kept.authUser ?? ""}
          maxLength={limits.name}
          autoCapitalize="none"
          autoComplete="off"
        />
      )}
      {auth !== "none" && (
        <TextField
          name="secret"
          label={auth === "basic" ? "Password" : "Token"}
          hint={
            kept.hasSecret && auth === kept.auth
              ? "One is kept. Type another to replace it; left empty, it stays."
              : "Kept encrypted, and never shown again"
          }
          type="password"
          autoComplete="new-password"
        />
      )}
    </>
  );
}

const authOptions: readonly { value: SourceAuth; label: string }[] = [
  { value: "none", label: "None" },
  { value: "basic", label: "User and password" },
  { value: "bearer", label: "Token (Bearer)" },
];
