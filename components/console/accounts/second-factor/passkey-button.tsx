"use client";

import { browserSupportsWebAuthn } from "@simplewebauthn/browser";
import { useState } from "react";
import { FocusedErrorSummary } from "@/components/console/focused-error-summary";
import { useIsInteractive } from "@/components/console/use-is-interactive";
import { Button } from "@/components/ui/button";
import { askPasskey, type PasskeyPurpose } from "./ask-passkey";

type PasskeyButtonProps = { purpose: PasskeyPurpose; returnPath: string };

/** Signs in with a passkey, where the browser knows passkeys. */
export function PasskeyButton({ purpose, returnPath }: PasskeyButtonProps) {
  const isInteractive = useIsInteractive();
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<{ message: string; attempt: number } | null>(null);
  if (isInteractive && !browserSupportsWebAuthn()) {
    return null;
  }

  async function signIn() {
    setIsBusy(true);
    const message = await askPasskey(purpose);
    if (message === null) {
      location.assign(returnPath);

      return;
    }
    setRefusal((previous) => ({ message, attempt: (previous?.attempt ?? 0) + 1 }));
    setIsBusy(false);
  }

  return (
    <>
      {refusal && <FocusedErrorSummary key={refusal.attempt} message={refusal.message} formId={`passkey-${purpose}`} />}
      <Button className="mt-3 w-full" isBusy={isBusy} disabled={!isInteractive} onClick={() => void signIn()}>
        Use a passkey
      </Button>
    </>
  );
}
