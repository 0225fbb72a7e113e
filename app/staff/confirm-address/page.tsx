import type { Metadata } from "next";
import { firstOf } from "@/app/staff/search-params";
import { DeadLink } from "@/components/console/accounts/dead-link";
import { SignInLink } from "@/components/console/accounts/sign-in-link";
import { ConsoleForm } from "@/components/console/console-form";
import { findAccountLink } from "@/server/accounts/users/queries";
import { confirm } from "./actions";

export const metadata: Metadata = { title: "Confirm your address", referrer: "no-referrer" };

/** Opening the link changes nothing: programs that look for viruses open it too. */
export default async function ConfirmAddressPage({ searchParams }: PageProps<"/staff/confirm-address">) {
  const token = firstOf((await searchParams)["token"]) ?? "";
  const link = await findAccountLink("address_change", token, new Date());

  return (
    <main className="mx-auto max-w-sm pt-12">
      {link ? (
        <>
          <h1 className="text-2xl font-bold">Confirm your address</h1>
          <p className="text-soft">
            {link.name} is to sign in with {link.newEmail} instead of {link.email}.
          </p>
          <ConsoleForm action={confirm} submitLabel="Confirm" hidden={{ token }} />
          <SignInLink />
        </>
      ) : (
        <DeadLink advice="It was used, or it is more than an hour old. To change the address, ask for it again under Account." />
      )}
    </main>
  );
}
