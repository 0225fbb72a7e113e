import type { Metadata } from "next";
import { requireStaffWith } from "@/app/staff/session";
import { AddSender } from "@/components/console/monitoring/alerts/sender-add";
import { SenderCard } from "@/components/console/monitoring/alerts/sender-card";
import { PageTitle } from "@/components/console/page-title";
import { Section } from "@/components/console/section";
import { listAlertSenders } from "@/server/monitoring/alerts/sender-queries";
import { env } from "@/server/infra/env";
import { findSite } from "@/server/site/queries";
import { createSender, deleteSender, renewSecret } from "./actions";

export const metadata: Metadata = { title: "Senders" };

export default async function SendersPage() {
  await requireStaffWith("sender.manage");
  const [senders, { timeZone }] = await Promise.all([listAlertSenders(), findSite()]);

  return (
    <>
      <PageTitle>Senders</PageTitle>
      <p className="text-soft">
        Programs that may send alerts, and say when something has happened again. What they send is for staff, until
        somebody makes an incident of it.
      </p>
      {senders.map((sender) => (
        <SenderCard
          key={sender.id}
          sender={sender}
          origin={env().ORIGIN}
          timeZone={timeZone}
          now={new Date()}
          renew={renewSecret}
          remove={deleteSender}
        />
      ))}
      <Section title="Add a sender">
        <AddSender add={createSender} />
      </Section>
    </>
  );
}
