import type { Metadata } from "next";
import Link from "next/link";
import { firstOf } from "@/app/staff/search-params";
import { WelcomeForm } from "@/components/console/accounts/welcome-form";
import { findInvitation } from "@/server/accounts/users/queries";
import { accept } from "./actions";

export const metadata: Metadata = { title: "Welcome", referrer: "no-referrer" };

export default async function WelcomePage({ searchParams }: PageProps<"/staff/welcome">) {
  const token = firstOf((await searchParams).token) ?? "";
  const invitation = await findInvitation(token, new Date());

  return (
    <main className="mx-auto max-w-sm pt-12">
      {invitation ? (
        <>
          <h1 className="text-2xl font-bold">Welcome</h1>
          <p className="text-soft">Make your account. Your role will be {invitation.role}.</p>
          <WelcomeForm token={token} accept={accept} />
        </>
      ) : (
        <>
          <h1 className="text-2xl font-bold">This link does not work any more</h1>
          <p className="mt-2">It was used, or it is too old. Ask an admin for a new one.</p>
          <p className="mt-2">
            <Link href="/staff/sign-in" className="inline-flex min-h-11 items-center">
              Sign in
            </Link>
          </p>
        </>
      )}
    </main>
  );
}
