import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { requireStaffWith } from "@/app/staff/session";
import { buttonClass } from "@/components/ui/button";
import { ConsoleForm } from "@/components/console/console-form";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { PushAddress } from "@/components/console/monitoring/sources/push-address";
import { PushToken } from "@/components/console/monitoring/sources/push-token";
import { RemoveSource } from "@/components/console/monitoring/sources/remove-source";
import { SourceFields } from "@/components/console/monitoring/sources/source-fields";
import { SourceState } from "@/components/console/monitoring/sources/source-state";
import { SourceTry } from "@/components/console/monitoring/sources/source-try";
import { sourceFields } from "@/domain/monitoring/edited-fields";
import { fieldsOf } from "@/domain/shared/changed-since";
import { findSite } from "@/server/site/queries";
import { listSources } from "@/server/monitoring/sources/queries";
import { pushAddressOf } from "@/app/staff/(console)/sources/push-address-of";
import { deleteSource, renewToken, saveSource } from "@/app/staff/(console)/sources/source-actions";
import { tryIt } from "@/app/staff/(console)/sources/try-actions";

export const metadata: Metadata = { title: "Change a source" };

export default async function ChangeSourcePage({ params }: PageProps<"/staff/sources/[id]">) {
  const actor = await requireStaffWith("source.manage");
  const { id } = await params;
  const [sources, { timeZone }] = await Promise.all([listSources(actor), findSite()]);
  const source = sources.find((known) => known.id === id);
  if (!source) {
    notFound();
  }
  const { name, kind, metrics } = source;

  return (
    <>
      <PageTitle>{name}</PageTitle>
      <div className="mt-2 space-y-2">
        <SourceState source={source} timeZone={timeZone} now={new Date()} />
        <Link href={`/staff/sources/metrics/new?source=${id}`} className={buttonClass("secondary")}>
          Add a metric
        </Link>
      </div>
      <ConsoleForm
        action={saveSource}
        submitLabel="Save"
        hidden={{ id, sourceId: id, kind }}
        basedOn={fieldsOf(sourceFields(source))}
        keepAs={`source:${id}`}
      >
        <SourceFields kind={kind} source={source} />
        <SourceTry kind={kind} tryIt={tryIt} />
      </ConsoleForm>
      {kind === "push" && (
        <Section title="Sending">
          <PushToken sourceId={id} renew={renewToken} />
          {metrics.map((metric) => (
            <PushAddress key={metric.id} address={pushAddressOf(metric.id)} metricName={metric.name} />
          ))}
        </Section>
      )}
      <Section title="Remove">
        <RemoveSource id={id} name={name} metricNames={metrics.map((metric) => metric.name)} remove={deleteSource} />
      </Section>
    </>
  );
}
