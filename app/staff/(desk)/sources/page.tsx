import type { Metadata } from "next";
import { requireStaffWith } from "@/app/staff/session";
import { ConsoleForm } from "@/components/console/console-form";
import { PageTitle } from "@/components/console/page-title";
import { Section } from "@/components/console/section";
import { SourceCard } from "@/components/console/sources/source-card";
import { SourceFields } from "@/components/console/sources/source-fields";
import { findSite } from "@/server/site/queries";
import { listSources } from "@/server/sources/queries";
import { createSource, deleteMetric, saveSource } from "./actions";

export const metadata: Metadata = { title: "Numbers" };

export default async function SourcesPage() {
  await requireStaffWith("source.manage");
  const [sources, { timeZone }] = await Promise.all([listSources(), findSite()]);

  return (
    <>
      <PageTitle>Numbers</PageTitle>
      <p className="text-soft">Monitoring systems that are asked, and the metrics that they give.</p>
      {sources.map((source) => (
        <SourceCard
          key={source.id}
          source={source}
          timeZone={timeZone}
          now={new Date()}
          save={saveSource}
          removeMetric={deleteMetric}
        />
      ))}
      <Section title="Add a source">
        <ConsoleForm action={createSource} submitLabel="Add">
          <SourceFields />
        </ConsoleForm>
      </Section>
    </>
  );
}
