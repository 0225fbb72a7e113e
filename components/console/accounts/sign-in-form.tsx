"use client";

import { signIn as signInWith } from "next-auth/react";
import { type SubmitEvent, useState } from "react";
import { PasskeyButton } from "./second-factor/passkey-button";
import { pathAfter, requestSignIn } from "./request-sign-in";
import { Button } from "@/components/ui/button";
import { FocusedErrorSummary } from "@/components/console/focused-error-summary";
import { TextField } from "@/components/ui/field";
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
    const answer = await requestSignIn(form);
    if (answer.kind === "refused") {
      setRefusal(({ attempt }) => ({ message: answer.sentence, attempt: attempt + 1 }));
      setIsBusy(false);

      return;
    }
    // A whole page load: whatever was kept of the time before signing in is dropped.
    location.assign(pathAfter(answer, returnPath) ?? returnPath);
  }

  return (
    <>
      <form method="post" onSubmit={(event) => void signIn(event)}>
        {refusal.message && <FocusedErrorSummary key={refusal.attempt} message={refusal.message} formId="sign-in" />}
        <TextField formId="sign-in" name="email" label="Email" type="email" autoComplete="username" required />
        <TextField
          formId="sign-in"
          name="password"
          label="Password"
          type="password"
          autoComplete="current-password"
          required
        />
        <Button type="submit" isBusy={isBusy} disabled={!isInteractive} className="mt-5 w-full">
          {isBusy ? "Signing in …" : "Sign in"}
        </Button>
      </form>
      <PasskeyButton purpose="sign_in" returnPath={returnPath} />
      {hasSingleSignOn && (
        <Button
          className="mt-3 w-full"
          disabled={!isInteractive}
          onClick={() => void signInWith("oidc", { callbackUrl: returnPath })}
        >
          Sign in with single sign-on
        </Button>
      )}
    </>
  );
}
