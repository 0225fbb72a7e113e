import type { Metadata } from "next";
import { requireStaffWith } from "@/app/staff/session";
import { AddAlertSourceForm } from "@/components/console/monitoring/alerts/alert-source-add";
import { AlertSourceCard } from "@/components/console/monitoring/alerts/alert-source-card";
import { PageTitle } from "@/components/console/page-title";
import { Section } from "@/components/console/section";
import { listAlertSources } from "@/server/monitoring/alerts/rule-queries";
import { env } from "@/server/infra/env";
import { findSite } from "@/server/site/queries";
import { createAlertSource, deleteAlertSource, renewSecret } from "./actions";

export const metadata: Metadata = { title: "Senders" };

export default async function AlertSourcesPage() {
  const actor = await requireStaffWith("alert_source.manage");
  const [alertSources, { timeZone }] = await Promise.all([listAlertSources(actor), findSite()]);

  return (
    <>
      <PageTitle>Senders</PageTitle>
      <p className="text-soft">
        Programs that may send alerts, and say when something has happened again. What they send is for staff, until
        somebody makes an incident of it.
      </p>
      {alertSources.map((alertSource) => (
        <AlertSourceCard
          key={alertSource.id}
          alertSource={alertSource}
          origin={env().ORIGIN}
          timeZone={timeZone}
          now={new Date()}
          renew={renewSecret}
          remove={deleteAlertSource}
        />
      ))}
      <Section title="Add a sender">
        <AddAlertSourceForm add={createAlertSource} />
      </Section>
    </>
  );
}
