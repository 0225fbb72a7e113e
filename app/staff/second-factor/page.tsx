import type { Metadata } from "next";
import { headers } from "next/headers";
import { firstOf } from "@/app/staff/search-params";
import { staffPathOf } from "@/app/staff/staff-path";
import { CodeForm } from "@/components/console/accounts/second-factor/code-form";
import { SignInLink } from "@/components/console/accounts/sign-in-link";
import { findSignInAttempt } from "@/server/accounts/second-factor/attempts";
import { listFactorsOf } from "@/server/accounts/second-factor/queries";

export const metadata: Metadata = { title: "Second step" };

/** After the right password: a code, which needs no script, or a passkey. */
export default async function SecondFactorPage({ searchParams }: PageProps<"/staff/second-factor">) {
  const { callbackUrl, problem } = await searchParams;
  const attempt = await findSignInAttempt((await headers()).get("cookie"), new Date());
  const factors = attempt && (await listFactorsOf(attempt));

  return (
    <main className="mx-auto max-w-sm pt-16">
      {factors ? (
        <>
          <h1 className="text-2xl font-bold">Second step</h1>
          <CodeForm
            factors={factors}
            returnPath={staffPathOf(firstOf(callbackUrl))}
            problem={problem === undefined ? null : sentenceOf(firstOf(problem) ?? "")}
          />
        </>
      ) : (
        <>
          <h1 className="text-2xl font-bold">This sign-in is over</h1>
          <p className="mt-2">It took too long, or it was finished already. Type your password again.</p>
        </>
      )}
      <SignInLink />
    </main>
  );
}

/** An address may carry any text, so text itself is never shown. */
function sentenceOf(problem: string): string {
  return sentences[problem] ?? "Signing in did not work. Try again.";
}

const sentences: Partial<Record<string, string>> = {
  invalid: "This code is wrong, too old, or was used already. Type the one that is shown now.",
  rate_limited: "Too many attempts in a short time. Wait five minutes at most, then try again.",
  unavailable: "You are not signed in: the code cannot be checked now. Try again in a minute, or use another way.",
  forbidden: "This form was sent from another site. Type the code here.",
};
