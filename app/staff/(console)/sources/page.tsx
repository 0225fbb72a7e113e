import type { Metadata } from "next";
import { requireStaffWith } from "@/app/staff/session";
import { PageTitle } from "@/components/ui/page-title";
import { RefreshEvery } from "@/components/console/refresh-every";
import { Section } from "@/components/ui/section";
import { KindList } from "@/components/console/monitoring/sources/kind-list";
import { SourceCard } from "@/components/console/monitoring/sources/source-card";
import { listLastValues } from "@/server/monitoring/metrics/queries";
import { findSite } from "@/server/site/queries";
import { listSources } from "@/server/monitoring/sources/queries";
import { deleteMetric } from "./metric-actions";

export const metadata: Metadata = { title: "Metrics" };

export default async function SourcesPage() {
  const actor = await requireStaffWith("source.manage");
  const now = new Date();
  const [sources, lastValues, { timeZone }] = await Promise.all([
    listSources(actor),
    listLastValues(actor, now),
    findSite(),
  ]);

  return (
    <>
      <PageTitle lead="Monitoring systems that are polled, and their metrics.">Metrics</PageTitle>
      <RefreshEvery seconds={10} />
      {sources.map((source) => (
        <SourceCard
          key={source.id}
          source={source}
          timeZone={timeZone}
          now={now}
          lastValues={lastValues}
          removeMetric={deleteMetric}
        />
      ))}
      <Section title={sources.length === 0 ? "Add the first source" : "Add a source"}>
        <KindList />
      </Section>
    </>
  );
}
