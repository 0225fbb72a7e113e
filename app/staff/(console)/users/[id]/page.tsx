import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { requireStaffWith } from "@/app/staff/session";
import { ActionButton } from "@/components/console/action-button";
import { AddressForm } from "@/components/console/accounts/address-form";
import { RightsForm } from "@/components/console/accounts/rights-form";
import { NameForm } from "@/components/console/accounts/name-form";
import { SecretForm } from "@/components/console/secret-form";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { findUser } from "@/server/accounts/users/queries";
import { listAllServices } from "@/server/services/queries";
import { makeLink, removeFactor, rename, requestAddress, saveRights } from "@/app/staff/(console)/users/actions";

export const metadata: Metadata = { title: "User" };

/** What an admin rarely needs of somebody; one's own is under “Account”. */
export default async function UserPage({ params }: PageProps<"/staff/users/[id]">) {
  const actor = await requireStaffWith("user.manage");
  const { id } = await params;
  const [user, services] = await Promise.all([findUser(actor, id), listAllServices(actor)]);
  if (!user) {
    notFound();
  }

  return (
    <>
      <PageTitle lead={user.email}>{user.name}</PageTitle>
      <p>
        <Link href={`/staff/audit?about=${user.id}`} className="inline-flex min-h-11 items-center">
          What the audit says of this account
        </Link>
      </p>
      <Section title="Rights">
        <RightsForm user={user} services={services} save={saveRights} />
      </Section>
      <Section title="Name">
        <NameForm userId={user.id} name={user.name} publicName={user.publicName} save={rename} />
      </Section>
      <Section title="Address">
        <AddressForm userId={user.id} request={requestAddress} />
      </Section>
      <Section title="Password">
        {user.disabledAt ? (
          <p className="text-soft">This user may not sign in. Enable the account on the page before.</p>
        ) : (
          <>
            <p className="text-soft">
              For who cannot sign in and gets no email: a link by which they choose another password, once, within an
              hour.
            </p>
            <SecretForm
              action={makeLink}
              submitLabel="Make a reset link"
              submitLook="secondary"
              secretLabel="Link"
              hidden={{ id: user.id }}
            />
          </>
        )}
      </Section>
      <Section title="Second factor">
        {user.hasSecondFactor ? (
          <>
            <p className="text-soft">
              For who has lost their phone, once you are sure that it is them. The password alone then signs in until
              they set up another one. Their sessions end, and they get an email.
            </p>
            <div className="mt-3">
              <ActionButton action={removeFactor} fields={{ id: user.id }}>
                Remove the second factor
              </ActionButton>
            </div>
          </>
        ) : (
          <p className="text-soft">None is set up.</p>
        )}
      </Section>
    </>
  );
}
