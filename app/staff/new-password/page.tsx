import type { Metadata } from "next";
import { firstOf } from "@/app/staff/search-params";
import { DeadLink } from "@/components/console/accounts/dead-link";
import { NewPasswordForm } from "@/components/console/accounts/new-password-form";
import { findAccountLink } from "@/server/accounts/users/queries";
import { choosePassword } from "./actions";

export const metadata: Metadata = { title: "Choose a password", referrer: "no-referrer" };

/** Opening the link uses nothing up: programs that look for viruses open it too. */
export default async function NewPasswordPage({ searchParams }: PageProps<"/staff/new-password">) {
  const token = firstOf((await searchParams)["token"]) ?? "";
  const link = await findAccountLink("password_reset", token, new Date());

  return (
    <main className="mx-auto max-w-sm pt-12">
      {link ? (
        <>
          <h1 className="text-2xl font-bold">Choose a password</h1>
          <p className="text-soft">For the account of {link.name}. You are then signed out everywhere else.</p>
          <NewPasswordForm token={token} email={link.email} choosePassword={choosePassword} />
        </>
      ) : (
        <DeadLink advice="It was used, or it is more than an hour old." />
      )}
    </main>
  );
}
