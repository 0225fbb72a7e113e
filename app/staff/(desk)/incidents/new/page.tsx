import type { Metadata } from "next";
import { Composer } from "@/components/console/composer/composer";
import { valuesForKind } from "@/components/console/composer/values";
import { PageTitle } from "@/components/console/page-title";
import { incidentKinds } from "@/domain/words";
import { firstOf } from "@/app/staff/search-params";
import { requireStaffWith } from "@/app/staff/session";
import { postEntry, previewText } from "@/app/staff/(desk)/incidents/actions";
import { loadComposer } from "@/app/staff/(desk)/incidents/composer-data";

export const metadata: Metadata = { title: "New entry" };

export default async function NewEntryPage({ searchParams }: PageProps<"/staff/incidents/new">) {
  const actor = await requireStaffWith("incident.open");
  const wanted = firstOf((await searchParams).kind);
  const kind = incidentKinds.find((known) => known === wanted) ?? "incident";
  const { readings, ...data } = await loadComposer(actor, { incidentCode: null, serviceCodes: [] }, new Date());
  const initial = { ...valuesForKind(kind), addsReadings: readings.some(({ isBeyond }) => isBeyond) };

  return (
    <div className="mx-auto max-w-2xl">
      <PageTitle>New entry</PageTitle>
      <Composer
        key={kind}
        userId={actor.id}
        incident={null}
        initial={initial}
        readings={readings}
        {...data}
        post={postEntry}
        preview={previewText}
      />
    </div>
  );
}
