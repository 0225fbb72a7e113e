"use client";

import { useState } from "react";
import { TextField } from "@/components/ui/field";
import type { AlertSourceKind } from "@/domain/shared/words";
import { setups } from "./alert-source-snippet";

type AlertSourceSetupProps = { kind: AlertSourceKind; address: string };

/** What to do and to enter where the alerts come from. The secret is filled in here and sent nowhere. */
export function AlertSourceSetup({ kind, address }: AlertSourceSetupProps) {
  const [typed, setTyped] = useState("");
  const { steps, snippet } = setups[kind];

  return (
    <>
      <ol className="mt-2 list-decimal space-y-1 ps-5">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div className="max-w-xl">
        <TextField
          name="secretToFillIn"
          label="Secret to fill in"
          hint="It stays in this browser. Without it, put yours where THE_SECRET is."
          value={typed}
          onValue={setTyped}
          autoComplete="off"
          spellCheck={false}
        />
      </div>
      <pre
        className="mt-3 overflow-x-auto rounded-box bg-well px-4 py-3 text-sm"
        tabIndex={0}
        role="region"
        aria-label="The text to paste"
      >
        {snippet({ address, secret: typed.trim() || "THE_SECRET" })}
      </pre>
    </>
  );
}
