import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { saveMetric } from "@/app/staff/(console)/sources/metric-actions";
import { pushAddressOf } from "@/app/staff/(console)/sources/push-address-of";
import { tryIt } from "@/app/staff/(console)/sources/try-actions";
import { requireStaffWith } from "@/app/staff/session";
import { PageTitle } from "@/components/ui/page-title";
import { MetricForm } from "@/components/console/monitoring/sources/metric-form";
import { PushAddress } from "@/components/console/monitoring/sources/push-address";
import { listAllServices } from "@/server/services/queries";
import { listSources } from "@/server/monitoring/sources/queries";

export const metadata: Metadata = { title: "Change a metric" };

export default async function ChangeMetricPage({ params }: PageProps<"/staff/sources/metrics/[id]">) {
  const actor = await requireStaffWith("source.manage");
  const { id } = await params;
  const [services, sources] = await Promise.all([listAllServices(actor), listSources(actor)]);
  const source = sources.find(({ metrics }) => metrics.some((known) => known.id === id));
  const metric = source?.metrics.find((known) => known.id === id);
  if (!source || !metric) {
    notFound();
  }

  return (
    <>
      <PageTitle>{metric.name}</PageTitle>
      {source.kind === "push" && <PushAddress address={pushAddressOf(id)} metricName={metric.name} />}
      <p className="mt-3 text-soft">
        Another query or unit makes other numbers: what was recorded before is then dropped.
      </p>
      <MetricForm source={source} metric={metric} services={services} save={saveMetric} tryIt={tryIt} />
    </>
  );
}
