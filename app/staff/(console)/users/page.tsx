import type { Metadata } from "next";
import { requireStaffWith } from "@/app/staff/session";
import { InviteForm } from "@/components/console/accounts/invite-form";
import { UserRows } from "@/components/console/accounts/user-rows";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { listUsers } from "@/server/accounts/users/queries";
import { changeRole, disable, invite } from "./actions";

export const metadata: Metadata = { title: "Users" };

export default async function UsersPage() {
  const actor = await requireStaffWith("user.manage");
  const users = await listUsers(actor);

  return (
    <>
      <PageTitle>Users</PageTitle>
      <UserRows users={users} ownId={actor.id} changeRole={changeRole} disable={disable} />
      <Section title="Invite somebody">
        <InviteForm invite={invite} />
      </Section>
    </>
  );
}
