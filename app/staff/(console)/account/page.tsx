import type { Metadata } from "next";
import { requireStaff } from "@/app/staff/session";
import { ConsoleForm } from "@/components/console/console-form";
import { TextField } from "@/components/console/fields";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { SignOutButton } from "@/components/console/accounts/sign-out-button";
import { limits } from "@/domain/shared/input";
import { savePassword } from "./actions";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage() {
  const actor = await requireStaff();

  return (
    <>
      <PageTitle>{actor.name}</PageTitle>
      <p className="text-soft">Your role is {actor.role}. An admin can change it.</p>
      <SignOutButton />
      <Section title="Change your password">
        <p className="text-soft">You are then signed out everywhere, and sign in with the new one.</p>
        <ConsoleForm action={savePassword} submitLabel="Change the password">
          <TextField
            name="currentPassword"
            label="Your password now"
            type="password"
            autoComplete="current-password"
            maxLength={limits.password}
          />
          <TextField
            name="password"
            label="The new one"
            hint="At least 12 characters"
            type="password"
            autoComplete="new-password"
            maxLength={limits.password}
          />
        </ConsoleForm>
      </Section>
    </>
  );
}
