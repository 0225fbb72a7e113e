import type { Metadata } from "next";
import { firstOf } from "@/app/staff/search-params";
import { requireStaffWith } from "@/app/staff/session";
import { PageTitle } from "@/components/ui/page-title";
import { FindSubscriber } from "@/components/console/notifications/find-subscriber";
import { SubscriberCounts } from "@/components/console/notifications/subscriber-counts";
import { SubscriberRows } from "@/components/console/notifications/subscriber-rows";
import { Section } from "@/components/ui/section";
import { canSendMail } from "@/server/infra/mail/mail";
import { findSite } from "@/server/site/queries";
import {
  countSubscribersByChoice,
  countSubscribersByScope,
  listSuspendedSubscribers,
  maxFound,
  searchSubscribers,
} from "@/server/notifications/email/console-queries";
import { deleteOne, resumeOne } from "./actions";

export const metadata: Metadata = { title: "Subscribers" };

/** `?address=` finds addresses by a part of them. */
export default async function SubscribersPage({ searchParams }: PageProps<"/staff/subscribers">) {
  const actor = await requireStaffWith("subscriber.manage");
  const typed = firstOf((await searchParams)["address"])?.trim() ?? "";
  const [choices, scopes, suspended, found, { timeZone }] = await Promise.all([
    countSubscribersByChoice(actor),
    countSubscribersByScope(actor),
    listSuspendedSubscribers(actor),
    searchSubscribers(actor, typed),
    findSite(),
  ]);
  const suspendedCount = choices.reduce((sum, each) => sum + each.suspended, 0);
  const rows = { timeZone, now: new Date(), resume: resumeOne, end: deleteOne };

  return (
    <>
      <PageTitle lead="Addresses subscribed to email updates. Each has a private page where its owner changes it; what is done here is noted with your name.">
        Subscribers
      </PageTitle>
      {!canSendMail() && (
        <p className="mt-2 font-semibold">Nobody gets email updates: no mail server is set up (SMTP_URL).</p>
      )}
      <SubscriberCounts choices={choices} services={scopes.services} incidents={scopes.incidents} />
      <FindSubscriber typed={typed}>
        {typed !== "" && <SubscriberRows subscribers={found.slice(0, maxFound)} {...rows} />}
        {typed !== "" && found.length === 0 && <p className="mt-2">No address contains “{typed}”.</p>}
        {found.length > maxFound && <p className="mt-2 text-soft">There are more. Type in more of the address.</p>}
      </FindSubscriber>
      <Section title={`Suspended (${suspendedCount})`}>
        <p className="mt-1 text-soft">
          Their mail server refused these addresses for good. Nothing is sent to them until somebody here, or their
          owner, resumes it.
        </p>
        <SubscriberRows subscribers={suspended} {...rows} />
        {suspendedCount > suspended.length && (
          <p className="mt-2 text-soft">The latest {suspended.length} are shown.</p>
        )}
      </Section>
    </>
  );
}
