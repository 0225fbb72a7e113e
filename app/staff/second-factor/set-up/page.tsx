import type { Metadata } from "next";
import Link from "next/link";
import { OwnSecondFactor } from "@/app/staff/own-second-factor";
import { requireSession } from "@/app/staff/session";
import { endThisSession } from "@/app/staff/(console)/account/actions";
import { SignOutButton } from "@/components/console/accounts/sign-out-button";
import { PageTitle } from "@/components/ui/page-title";
import { Note } from "@/components/ui/note";
import { findOwnSecondFactor } from "@/server/accounts/second-factor/queries";

export const metadata: Metadata = { title: "Set up a second factor" };

/** Where whoever has to have a second factor is led, and can do nothing else before. */
export default async function SetUpPage() {
  const { actor, isLimited } = await requireSession();
  const factor = await findOwnSecondFactor(actor, new Date());
  const isSetUp = factor.hasTotp || factor.passkeys.length > 0;

  return (
    <main className="mx-auto max-w-2xl pt-6">
      <PageTitle
        lead={
          isLimited
            ? "This site asks all staff for a second factor beside the password. Set up an authenticator app or a passkey to go on."
            : undefined
        }
      >
        Set up a second factor
      </PageTitle>
      {!isLimited && (
        <Note tone={isSetUp ? "ok" : "plain"} role="status">
          {isSetUp
            ? "Your second factor is set up. Make recovery codes too, for the day that you lose it."
            : "You have no second factor yet. This site does not ask for one."}{" "}
          <Link href="/staff/home" className="inline-flex min-h-11 items-center">
            Go on to the console
          </Link>
        </Note>
      )}
      <OwnSecondFactor factor={factor} />
      <SignOutButton endSession={endThisSession} />
    </main>
  );
}
