import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AlertNote } from "@/components/console/monitoring/alerts/alert-note";
import { Composer } from "@/components/console/incidents/composer/composer";
import { valuesForKind } from "@/components/console/incidents/composer/values";
import { valuesForAlert } from "@/components/console/incidents/composer/values-for-alert";
import { PageTitle } from "@/components/ui/page-title";
import type { AlertForEntry } from "@/domain/monitoring/views";
import { incidentKinds } from "@/domain/shared/words";
import { findAlertForEntry } from "@/server/monitoring/alerts/queries";
import type { StaffActor } from "@/server/accounts/users/queries";
import { firstOf } from "@/app/staff/search-params";
import { requireStaffWith } from "@/app/staff/session";
import { postEntry, previewText } from "@/app/staff/(console)/incidents/actions";
import { loadComposer } from "@/app/staff/(console)/incidents/composer-data";

export const metadata: Metadata = { title: "New entry" };

export default async function NewEntryPage({ searchParams }: PageProps<"/staff/incidents/new">) {
  const actor = await requireStaffWith("incident.open");
  const query = await searchParams;
  const alertId = firstOf(query.alert);
  const alert = alertId === undefined ? null : await findAlertForEntry(actor, alertId);
  if (alertId !== undefined && !alert) {
    notFound();
  }

  return (
    <div className="mx-auto max-w-2xl">
      <PageTitle>New entry</PageTitle>
      {alert ? (
        <EntryFromAlert actor={actor} alert={alert} now={new Date()} />
      ) : (
        <PlainEntry actor={actor} requested={firstOf(query.kind)} now={new Date()} />
      )}
    </div>
  );
}

async function PlainEntry({ actor, requested, now }: { actor: StaffActor; requested: string | undefined; now: Date }) {
  const kind = incidentKinds.find((known) => known === requested) ?? "incident";
  const { readings, ...data } = await loadComposer(actor, { incidentCode: null, serviceCodes: [] }, now);
  const initial = { ...valuesForKind(kind), addsReadings: readings.some(({ isBeyond }) => isBeyond) };

  return (
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
  );
}

async function EntryFromAlert({ actor, alert, now }: { actor: StaffActor; alert: AlertForEntry; now: Date }) {
  const serviceCode = alert.draft?.serviceCode ?? alert.serviceCode;
  const about = { incidentCode: null, serviceCodes: serviceCode === null ? [] : [serviceCode] };
  const { draft, ...data } = await loadComposer(actor, about, now);
  const isOwnDraft = draft?.values.alertId === alert.id;

  return (
    <>
      <AlertNote alert={alert} timeZone={data.timeZone} now={now} />
      {alert.incidentCode === null && (
        <Composer
          key={alert.id}
          userId={actor.id}
          incident={null}
          initial={valuesForAlert(alert, { timeZone: data.timeZone, now })}
          draft={isOwnDraft ? draft : null}
          isUnsaved={draft !== null && !isOwnDraft}
          {...data}
          post={postEntry}
          preview={previewText}
        />
      )}
    </>
  );
}
