import type { Metadata } from "next";
import { requireStaffWith } from "@/app/staff/session";
import { AddAlertSourceForm } from "@/components/console/monitoring/alerts/alert-source-add";
import { AlertSourceCard } from "@/components/console/monitoring/alerts/alert-source-card";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { listAlertSources } from "@/server/monitoring/alerts/rule-queries";
import { env } from "@/server/infra/env";
import { findSite } from "@/server/site/queries";
import { createAlertSource, deleteAlertSource, renewSecret } from "./actions";

export const metadata: Metadata = { title: "Alert sources" };

export default async function AlertSourcesPage() {
  const actor = await requireStaffWith("alert_source.manage");
  const [alertSources, { timeZone }] = await Promise.all([listAlertSources(actor), findSite()]);

  return (
    <>
      <PageTitle lead="Programs that may send alerts, and say when something has happened again. What they send is for staff, until somebody makes an incident of it.">
        Alert sources
      </PageTitle>
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
      <Section title="Add an alert source">
        <AddAlertSourceForm add={createAlertSource} />
      </Section>
    </>
  );
}
