import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { createMetric } from "@/app/staff/(console)/sources/metric-actions";
import { tryIt } from "@/app/staff/(console)/sources/try-actions";
import { firstOf } from "@/app/staff/search-params";
import { requireStaffWith } from "@/app/staff/session";
import { PageTitle } from "@/components/ui/page-title";
import { MetricForm } from "@/components/console/monitoring/sources/metric-form";
import { listAllServices } from "@/server/services/queries";
import { listSources } from "@/server/monitoring/sources/queries";

export const metadata: Metadata = { title: "Add a metric" };

export default async function NewMetricPage({ searchParams }: PageProps<"/staff/sources/metrics/new">) {
  const actor = await requireStaffWith("source.manage");
  const [services, sources, { source: requested }] = await Promise.all([
    listAllServices(actor),
    listSources(actor),
    searchParams,
  ]);
  const source = sources.find(({ id }) => id === firstOf(requested));
  if (!source) {
    notFound();
  }

  return (
    <>
      <PageTitle>Add a metric of {source.name}</PageTitle>
      <MetricForm source={source} services={services} save={createMetric} tryIt={tryIt} />
    </>
  );
}
