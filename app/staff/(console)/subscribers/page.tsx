import type { Metadata } from "next";
import { firstOf } from "@/app/staff/search-params";
import { requireStaffWith } from "@/app/staff/session";
import { PageTitle } from "@/components/console/page-title";
import { FindSubscriber } from "@/components/console/notifications/find-subscriber";
import { SubscriberCounts } from "@/components/console/notifications/subscriber-counts";
import { SubscriberRows } from "@/components/console/notifications/subscriber-rows";
import { Section } from "@/components/console/section";
import { canSendMail } from "@/server/infra/mail/mail";
import { findSite } from "@/server/site/queries";
import {
  countSubscribersByChoice,
  countSubscribersByScope,
  listSuspendedSubscribers,
  mostFound,
  searchSubscribers,
} from "@/server/notifications/email/console-queries";
import { deleteAddress, writeAgain } from "./actions";

export const metadata: Metadata = { title: "Subscribers" };

/** `?address=` finds addresses by a part of them. */
export default async function SubscribersPage({ searchParams }: PageProps<"/staff/subscribers">) {
  const actor = await requireStaffWith("subscriber.manage");
  const typed = firstOf((await searchParams)["address"])?.trim() ?? "";
  const [choices, wishes, suspended, found, { timeZone }] = await Promise.all([
    countSubscribersByChoice(actor),
    countSubscribersByScope(actor),
    listSuspendedSubscribers(actor),
    searchSubscribers(actor, typed),
    findSite(),
  ]);
  const suspendedCount = choices.reduce((sum, each) => sum + each.suspended, 0);
  const rows = { timeZone, now: new Date(), resume: writeAgain, end: deleteAddress };

  return (
    <>
      <PageTitle>Subscribers</PageTitle>
      <p className="text-soft">
        Addresses whose owners asked to be told by mail. Each has a private page where its owner changes it; what is
        done here is noted with your name.
      </p>
      {!canSendMail() && <p className="mt-2 font-semibold">Nobody is told by mail: no mail server is set up.</p>}
      <SubscriberCounts choices={choices} services={wishes.services} incidents={wishes.incidents} />
      <FindSubscriber typed={typed}>
        {typed !== "" && <SubscriberRows subscribers={found.slice(0, mostFound)} {...rows} />}
        {typed !== "" && found.length === 0 && <p className="mt-2">No address contains “{typed}”.</p>}
        {found.length > mostFound && <p className="mt-2 text-soft">There are more. Type in more of the address.</p>}
      </FindSubscriber>
      <Section title={`Suspended (${suspendedCount})`}>
        <p className="mt-1 text-soft">
          Their mail server refused these addresses for good. Nothing is sent to them until somebody here, or their
          owner, says so.
        </p>
        <SubscriberRows subscribers={suspended} {...rows} />
        {suspendedCount > suspended.length && (
          <p className="mt-2 text-soft">The latest {suspended.length} are shown.</p>
        )}
      </Section>
    </>
  );
}
