import type { Metadata } from "next";
import { ConsoleForm } from "@/components/console/console-form";
import { TextField } from "@/components/console/fields";
import { SignInLink } from "@/components/console/accounts/sign-in-link";
import { limits } from "@/domain/shared/input";
import { canSendMail } from "@/server/infra/mail/mail";
import { requestReset } from "./actions";

export const metadata: Metadata = { title: "Reset your password" };

export default function ResetPasswordPage() {
  return (
    <main className="mx-auto max-w-sm pt-16">
      <h1 className="text-2xl font-bold">Reset your password</h1>
      {canSendMail() ? (
        <>
          <p className="text-soft">We email you a link by which you choose another one. It works for an hour.</p>
          <ConsoleForm action={requestReset} submitLabel="Send the link">
            <TextField name="email" label="Email" type="email" autoComplete="username" maxLength={limits.email} />
          </ConsoleForm>
        </>
      ) : (
        <p className="mt-2">This site sends no email. An admin can make a link for you, under Settings → Users.</p>
      )}
      <SignInLink />
    </main>
  );
}
