"use client";

import { signOut } from "next-auth/react";
import { useState } from "react";
import { useIsInteractive } from "@/components/console/use-is-interactive";
import { FocusedErrorSummary } from "@/components/console/focused-error-summary";
import { Button } from "@/components/ui/button";

type SignOutButtonProps = {
  /** Ends the session on the server. Returns why not, or null. */
  endSession: () => Promise<string | null>;
};

export function SignOutButton({ endSession }: SignOutButtonProps) {
  const isInteractive = useIsInteractive();
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<{ message: string; attempt: number } | null>(null);

  async function leave() {
    setIsBusy(true);
    const message = await leaveBy(endSession);
    if (message !== null) {
      // Still signed in: the button can be pressed again.
      setIsBusy(false);
      setRefusal((previous) => ({ message, attempt: (previous?.attempt ?? 0) + 1 }));
    }
  }

  return (
    <>
      {refusal && <FocusedErrorSummary key={refusal.attempt} message={refusal.message} formId="sign-out" />}
      <Button className="mt-3" disabled={!isInteractive} isBusy={isBusy} onClick={() => void leave()}>
        Sign out
      </Button>
    </>
  );
}

/** The session first: where only the cookie went, a copy of it would still open the console. */
async function leaveBy(endSession: SignOutButtonProps["endSession"]): Promise<string | null> {
  try {
    const refusal = await endSession();
    if (refusal !== null) {
      return refusal;
    }
    // Not where next-auth would go by itself, which is a page of ORIGIN: the site may be reached by another address.
    await signOut({ redirect: false });
    location.assign("/staff/sign-in");

    return null;
  } catch {
    // Nothing came back: the sentence says all there is to know.
    return "You are not signed out: the server cannot be reached. Check the connection and try again.";
  }
}
