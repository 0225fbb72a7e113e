import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
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
  const draftId = z.uuid().safeParse(firstOf(query.draft)).data ?? null;

  return (
    <div className="mx-auto max-w-2xl">
      <PageTitle>New entry</PageTitle>
      {alert ? (
        <EntryFromAlert actor={actor} alert={alert} draftId={draftId} now={new Date()} />
      ) : (
        <PlainEntry actor={actor} requested={firstOf(query.kind)} draftId={draftId} now={new Date()} />
      )}
    </div>
  );
}

type PlainEntryProps = { actor: StaffActor; requested: string | undefined; draftId: string | null; now: Date };

async function PlainEntry({ actor, requested, draftId, now }: PlainEntryProps) {
  const kind = incidentKinds.find((known) => known === requested) ?? "incident";
  const draftOf = draftId === null ? null : { newEntry: draftId };
  const { readings, ...data } = await loadComposer(actor, { draftOf, serviceCodes: [] }, now);
  const initial = { ...valuesForKind(kind), addsReadings: readings.some(({ isBeyond }) => isBeyond) };

  return (
    <Composer
      key={kind}
      userId={actor.id}
      draftId={draftId}
      incident={null}
      initial={initial}
      readings={readings}
      {...data}
      post={postEntry}
      preview={previewText}
    />
  );
}

type EntryFromAlertProps = { actor: StaffActor; alert: AlertForEntry; draftId: string | null; now: Date };

/** What was begun from this alert is gone on with. */
async function EntryFromAlert({ actor, alert, draftId, now }: EntryFromAlertProps) {
  const serviceCode = alert.draft?.serviceCode ?? alert.serviceCode;
  const draftOf = draftId === null ? { alertId: alert.id } : { newEntry: draftId };
  const data = await loadComposer(actor, { draftOf, serviceCodes: serviceCode === null ? [] : [serviceCode] }, now);

  return (
    <>
      <AlertNote alert={alert} timeZone={data.timeZone} now={now} />
      {alert.incidentCode === null && (
        <Composer
          key={alert.id}
          userId={actor.id}
          draftId={draftId ?? data.draft?.id ?? null}
          incident={null}
          initial={valuesForAlert(alert, { timeZone: data.timeZone, now })}
          {...data}
          post={postEntry}
          preview={previewText}
        />
      )}
    </>
  );
}
