import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { firstOf } from "@/app/staff/search-params";
import { requireStaffWith } from "@/app/staff/session";
import { ConsoleForm } from "@/components/console/console-form";
import { PageTitle } from "@/components/ui/page-title";
import { kindWords } from "@/components/console/monitoring/sources/kinds";
import { SourceFields } from "@/components/console/monitoring/sources/source-fields";
import { SourceTry } from "@/components/console/monitoring/sources/source-try";
import { sourceKinds } from "@/domain/shared/words";
import { createSource } from "@/app/staff/(console)/sources/source-actions";
import { tryIt } from "@/app/staff/(console)/sources/try-actions";

export const metadata: Metadata = { title: "Add a source" };

export default async function NewSourcePage({ searchParams }: PageProps<"/staff/sources/new">) {
  await requireStaffWith("source.manage");
  const { kind: requested } = await searchParams;
  const kind = sourceKinds.find((known) => known === firstOf(requested));
  if (!kind) {
    notFound();
  }

  return (
    <>
      <PageTitle>Add a source: {kindWords[kind].label}</PageTitle>
      <p className="text-soft">{kindWords[kind].about}</p>
      <ConsoleForm action={createSource} submitLabel="Add" hidden={{ kind }} keepAs={`source:new ${kind}`}>
        <SourceFields kind={kind} />
        <SourceTry kind={kind} tryIt={tryIt} />
      </ConsoleForm>
    </>
  );
}
