import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireStaffWith } from "@/app/staff/session";
import { saveMetric } from "@/app/staff/(desk)/sources/actions";
import { ConsoleForm } from "@/components/console/console-form";
import { PageTitle } from "@/components/console/page-title";
import { MetricFields } from "@/components/console/sources/metric-fields";
import { listAllServices } from "@/server/services/queries";
import { listSources } from "@/server/sources/queries";

export const metadata: Metadata = { title: "Change a metric" };

export default async function ChangeMetricPage({ params }: PageProps<"/staff/sources/metrics/[id]">) {
  await requireStaffWith("source.manage");
  const { id } = await params;
  const [services, sources] = await Promise.all([listAllServices(), listSources()]);
  const metric = sources.flatMap(({ metrics }) => metrics).find((known) => known.id === id);
  if (!metric) {
    notFound();
  }

  return (
    <>
      <PageTitle>{metric.name}</PageTitle>
      <p className="text-soft">Another query or unit makes other numbers: what was recorded before is then dropped.</p>
      <ConsoleForm action={saveMetric} submitLabel="Save" hidden={{ id }}>
        <MetricFields services={services} metric={metric} />
      </ConsoleForm>
    </>
  );
}
