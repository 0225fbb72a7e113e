"use client";

import { type SubmitEvent, useState } from "react";
import { requestSignIn, requestSingleSignOn } from "./auth-requests";
import { Button } from "@/components/console/button";
import { ErrorSummary } from "@/components/console/error-summary";
import { FieldFrame } from "@/components/console/fields";
import { useIsInteractive } from "@/components/console/use-is-interactive";

type SignInFormProps = {
  /** A path of this site: where to go once signed in. */
  returnPath: string;
  /** What went wrong before this page was shown. */
  problem: string | null;
  hasSingleSignOn: boolean;
};

export function SignInForm({ returnPath, problem, hasSingleSignOn }: SignInFormProps) {
  const [refusal, setRefusal] = useState({ message: problem, attempt: 0 });
  const [isBusy, setIsBusy] = useState(false);
  const isInteractive = useIsInteractive();

  async function signIn(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy) {
      return;
    }
    const form = new FormData(event.currentTarget);
    setIsBusy(true);
    const message = await requestSignIn(form);
    if (message === null) {
      // A whole page load: whatever was kept of the time before signing in is dropped.
      location.assign(returnPath);

      return;
    }
    setRefusal(({ attempt }) => ({ message, attempt: attempt + 1 }));
    setIsBusy(false);
  }

  return (
    <>
      <form method="post" onSubmit={(event) => void signIn(event)}>
        {refusal.message && <ErrorSummary key={refusal.attempt} message={refusal.message} formId="sign-in" />}
        <FieldFrame id="sign-in-email" label="E-mail">
          <input id="sign-in-email" name="email" type="email" autoComplete="username" required />
        </FieldFrame>
        <FieldFrame id="sign-in-password" label="Password">
          <input id="sign-in-password" name="password" type="password" autoComplete="current-password" required />
        </FieldFrame>
        <Button type="submit" look="main" isBusy={isBusy} disabled={!isInteractive} className="mt-5 w-full">
          {isBusy ? "Signing in …" : "Sign in"}
        </Button>
      </form>
      {hasSingleSignOn && (
        <Button className="mt-3 w-full" disabled={!isInteractive} onClick={() => void goToSingleSignOn(returnPath)}>
          Sign in with single sign-on
        </Button>
      )}
    </>
  );
}

async function goToSingleSignOn(returnPath: string): Promise<void> {
  location.assign(await requestSingleSignOn(returnPath));
}
