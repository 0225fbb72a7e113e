import type { Metadata } from "next";
import Link from "next/link";
import { SignInForm } from "@/components/console/accounts/sign-in-form";
import { sentenceOf } from "@/components/console/accounts/sign-in-problems";
import { findSessionMember } from "@/server/accounts/sessions/find-session-member";
import { env } from "@/server/infra/env";
import { firstOf } from "@/app/staff/search-params";
import { staffPathOf } from "@/app/staff/staff-path";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/staff/sign-in">) {
  const { callbackUrl, error } = await searchParams;
  const problem = firstOf(error);
  const member = await findSessionMember();

  return (
    <main className="mx-auto max-w-sm pt-16">
      <h1 className="text-2xl font-bold">Sign in</h1>
      <p className="text-soft">For the people who write the status log.</p>
      <SignInForm
        returnPath={staffPathOf(firstOf(callbackUrl))}
        problem={problem === undefined ? member && noAccount(member.email) : sentenceOf(problem)}
        hasSingleSignOn={env().OIDC_ISSUER !== undefined}
      />
      <p className="mt-4">
        <Link href="/staff/reset-password" className="inline-flex min-h-11 items-center">
          Reset your password
        </Link>
      </p>
    </main>
  );
}

function noAccount(email: string): string {
  return `You are signed in as ${email}, who has no account here. You can comment; for this console, ask an admin.`;
}
