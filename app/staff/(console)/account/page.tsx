import type { Metadata } from "next";
import { OwnSecondFactor } from "@/app/staff/own-second-factor";
import { currentSessionId, requireStaff } from "@/app/staff/session";
import { AddressForm } from "@/components/console/accounts/address-form";
import { NameForm } from "@/components/console/accounts/name-form";
import { SessionRows } from "@/components/console/accounts/session-rows";
import { SignOutButton } from "@/components/console/accounts/sign-out-button";
import { ConsoleForm } from "@/components/console/console-form";
import { TextField } from "@/components/console/fields";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { limitOf, limitWords } from "@/domain/accounts/service-rights";
import { limits } from "@/domain/shared/input";
import { listOwnSessions } from "@/server/accounts/sessions/user-sessions";
import { findOwnAccount } from "@/server/accounts/users/queries";
import { findOwnSecondFactor } from "@/server/accounts/second-factor/queries";
import { findSite } from "@/server/site/queries";
import { endOne, endOthers, endThisSession, requestOwnAddress, saveOwnName, savePassword } from "./actions";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage() {
  const actor = await requireStaff();
  const limit = limitOf(actor);
  const now = new Date();
  const [sessions, account, currentId, { timeZone }, secondFactor] = await Promise.all([
    listOwnSessions(actor, now),
    findOwnAccount(actor),
    currentSessionId(),
    findSite(),
    findOwnSecondFactor(actor, now),
  ]);

  return (
    <>
      <PageTitle>{actor.name}</PageTitle>
      <p className="text-soft">
        Your role is {actor.role}.{limit && ` You post for ${limitWords(limit)} only.`}
        {account.isDutyLead && " You are a duty lead: staff see your address on the dashboard."} An admin can change it.
      </p>
      <SignOutButton endSession={endThisSession} />
      <Section title="Where you are signed in">
        <p className="text-soft">A session ends after 7 days without use, and after 30 days in any case.</p>
        <SessionRows
          sessions={sessions}
          currentId={currentId}
          timeZone={timeZone}
          now={now}
          endOne={endOne}
          endOthers={endOthers}
        />
      </Section>
      <Section title="Your name">
        <NameForm name={account.name} publicName={account.publicName} save={saveOwnName} />
      </Section>
      <Section title="Your address">
        <p className="text-soft">You sign in with {account.email}, and get emails there.</p>
        <AddressForm request={requestOwnAddress} />
      </Section>
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
      <OwnSecondFactor factor={secondFactor} />
    </>
  );
}
