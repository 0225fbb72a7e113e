import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireStaffWith } from "@/app/staff/session";
import { ConsoleForm } from "@/components/console/console-form";
import { CheckField, CheckList } from "@/components/console/known-errors/check-list";
import { FormattedTextField, TextField } from "@/components/console/fields";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { updateFields } from "@/domain/incidents/edited-fields";
import { fieldsOf } from "@/domain/shared/changed-since";
import { formatWallTime } from "@/domain/shared/calendar";
import { limits } from "@/domain/shared/input";
import { NotNotified } from "@/components/console/notifications/not-notified";
import { listAudiences } from "@/server/notifications/queries";
import { listKnownErrorChoices, listKnownErrorSlugsOfUpdate } from "@/server/known-errors/queries";
import { findUpdateForEdit } from "@/server/incidents/queries";
import { findSite } from "@/server/site/queries";
import { saveKnownErrors, saveUpdate } from "./actions";

export const metadata: Metadata = { title: "Edit an update" };

export default async function EditUpdatePage({ params }: PageProps<"/staff/incidents/[code]/updates/[number]">) {
  const { code, number } = await params;
  const actor = await requireStaffWith("update.edit");
  const [update, { timeZone }, audiences] = await Promise.all([
    findUpdateForEdit(actor, `${code}.${number}`),
    findSite(),
    listAudiences(actor),
  ]);
  if (!update) {
    notFound();
  }

  return (
    <>
      <PageTitle lead="Readers see that it was edited, and when. What it says of status and services holds from the time at which it happened.">
        Edit {update.code}
      </PageTitle>
      <ConsoleForm
        action={saveUpdate}
        submitLabel="Save"
        hidden={{ code: update.code }}
        basedOn={fieldsOf(updateFields(update))}
        keepAs={`update:${update.code}`}
      >
        <FormattedTextField
          name="body"
          label="What is happening?"
          initial={update.bodyMarkdown}
          maxLength={limits.body}
        />
        <FormattedTextField
          name="workaround"
          label="What can people do?"
          initial={update.workaroundMarkdown ?? ""}
          maxLength={limits.workaround}
        />
        <TextField
          name="happenedAt"
          label="When it happened"
          hint={`Only if that was earlier than posted. In ${timeZone}`}
          type="datetime-local"
          initial={update.happenedAt ? formatWallTime(update.happenedAt, timeZone) : ""}
        />
        <CheckField name="isMeant" label="The time is meant, whatever later updates say" isChecked={false} />
        {audiences.some(({ isReady }) => isReady) ? (
          <CheckField name="notifiesSubscribers" label="Notify subscribers of this correction" isChecked={false} />
        ) : (
          <NotNotified audiences={audiences} />
        )}
      </ConsoleForm>
      <KnownErrors code={update.code} />
    </>
  );
}

/** Which known errors it speaks of: their pages then lead here. */
async function KnownErrors({ code }: { code: string }) {
  const [choices, named] = await Promise.all([listKnownErrorChoices(), listKnownErrorSlugsOfUpdate(code)]);
  if (choices.length === 0) {
    return null;
  }

  return (
    <Section title="Known errors">
      <ConsoleForm
        action={saveKnownErrors}
        submitLabel="Save known errors"
        hidden={{ update: code }}
        basedOn={fieldsOf({ slugs: named.toSorted() })}
        keepAs={`update-known-errors:${code}`}
      >
        <CheckList
          legend="It speaks of"
          hint="Their pages then lead to this update. It is not called edited for that"
          prefix="error-"
          field="slugs"
          choices={choices.map(({ slug, title }) => ({ value: slug, label: title, isChecked: named.includes(slug) }))}
        />
      </ConsoleForm>
    </Section>
  );
}
