import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/field";
import { limits } from "@/domain/shared/input";
import { PasskeyButton } from "./passkey-button";

type CodeFormProps = {
  factors: { hasTotp: boolean; hasPasskey: boolean };
  /** A path of this site: where to go once signed in. */
  returnPath: string;
  problem: string | null;
};

/** Asks for the second factor. A plain form: it works before the page's scripts have come, and without them. */
export function CodeForm({ factors: { hasTotp, hasPasskey }, returnPath, problem }: CodeFormProps) {
  return (
    <>
      <p className="text-soft">
        {hasTotp ? "Type the code that your authenticator app shows now." : "Use your passkey."} If you have lost it,
        type a recovery code; without one, ask an admin.
      </p>
      {problem && <ErrorSummary message={problem} formId="second-factor" />}
      {hasPasskey && <PasskeyButton purpose="second_factor" returnPath={returnPath} />}
      <form method="post" action="/api/auth/second-factor">
        <input type="hidden" name="callbackUrl" value={returnPath} />
        <TextField
          formId="second-factor"
          name="code"
          label={hasTotp ? "Code" : "Recovery code"}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={limits.token}
          required
        />
        <Button type="submit" className="mt-5 w-full">
          Go on
        </Button>
      </form>
    </>
  );
}
