import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { renewSecret, savePointers } from "@/app/staff/(console)/alert-sources/actions";
import { requireStaffWith } from "@/app/staff/session";
import { AlertPointersForm } from "@/components/console/monitoring/alerts/alert-pointers-form";
import { kindNames } from "@/components/console/monitoring/alerts/alert-source-kinds";
import { RenewAlertSourceForm } from "@/components/console/monitoring/alerts/alert-source-renew";
import { AlertSourceSetup } from "@/components/console/monitoring/alerts/alert-source-setup";
import { CopyField } from "@/components/console/copy-field";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { findAlertSource } from "@/server/monitoring/alerts/rule-queries";
import { env } from "@/server/infra/env";

export const metadata: Metadata = { title: "Set up an alert source" };

export default async function AlertSourcePage({ params }: PageProps<"/staff/alert-sources/[id]">) {
  const actor = await requireStaffWith("alert_source.manage");
  const { id } = await params;
  const alertSource = await findAlertSource(actor, id);
  if (!alertSource) {
    notFound();
  }
  const { name, kind, pointers } = alertSource;
  const address = `${env().ORIGIN}/api/alerts/${id}`;

  return (
    <>
      <PageTitle lead={`${kindNames[kind]}: how it sends its alerts here.`}>{name}</PageTitle>
      <CopyField label={`Address for alerts of ${name}`} value={address} />
      <Section title="What to enter there">
        <AlertSourceSetup kind={kind} address={address} />
      </Section>
      {kind === "json" && (
        <Section title="Where an alert is in its JSON">
          <p className="text-soft">Each is a JSON Pointer, from where one alert begins.</p>
          <AlertPointersForm id={id} pointers={pointers} save={savePointers} />
        </Section>
      )}
      <Section title="Secret">
        <RenewAlertSourceForm alertSource={alertSource} renew={renewSecret} />
      </Section>
    </>
  );
}
