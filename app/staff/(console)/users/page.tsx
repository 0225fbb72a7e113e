import type { Metadata } from "next";
import { requireStaffWith } from "@/app/staff/session";
import { InvitationRows } from "@/components/console/accounts/invitation-rows";
import { InviteForm } from "@/components/console/accounts/invite-form";
import { UserRows } from "@/components/console/accounts/user-rows";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { listInvitations, listUsers } from "@/server/accounts/users/queries";
import { findSite } from "@/server/site/queries";
import { changeRole, disable, enable, invite, withdraw } from "./actions";

export const metadata: Metadata = { title: "Users" };

export default async function UsersPage() {
  const actor = await requireStaffWith("user.manage");
  const now = new Date();
  const [users, invitations, { timeZone }] = await Promise.all([
    listUsers(actor),
    listInvitations(actor, now),
    findSite(),
  ]);

  return (
    <>
      <PageTitle>Users</PageTitle>
      <UserRows users={users} ownId={actor.id} changeRole={changeRole} disable={disable} enable={enable} />
      <Section title="Invite somebody">
        <InviteForm invite={invite} />
      </Section>
      {invitations.length > 0 && (
        <Section title="Open invitations">
          <InvitationRows invitations={invitations} timeZone={timeZone} now={now} withdraw={withdraw} />
        </Section>
      )}
    </>
  );
}
