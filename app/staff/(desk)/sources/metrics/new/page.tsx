import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { firstOf } from "@/app/staff/search-params";
import { requireStaffWith } from "@/app/staff/session";
import { saveMetric } from "@/app/staff/(desk)/sources/actions";
import { ConsoleForm } from "@/components/console/console-form";
import { PageTitle } from "@/components/console/page-title";
import { MetricFields } from "@/components/console/sources/metric-fields";
import { listAllServices } from "@/server/services/queries";
import { listSources } from "@/server/sources/queries";

export const metadata: Metadata = { title: "Add a metric" };

export default async function NewMetricPage({ searchParams }: PageProps<"/staff/sources/metrics/new">) {
  await requireStaffWith("source.manage");
  const [services, sources, { source: wanted }] = await Promise.all([listAllServices(), listSources(), searchParams]);
  const source = sources.find(({ id }) => id === firstOf(wanted));
  if (!source) {
    notFound();
  }

  return (
    <>
      <PageTitle>Add a metric of {source.name}</PageTitle>
      <ConsoleForm action={saveMetric} submitLabel="Add" hidden={{ sourceId: source.id }}>
        <MetricFields services={services} />
      </ConsoleForm>
    </>
  );
}
