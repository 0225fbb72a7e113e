import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireStaffWith } from "@/app/staff/session";
import { ConsoleForm } from "@/components/console/console-form";
import { TextAreaField, TextField } from "@/components/console/fields";
import { PageTitle } from "@/components/console/page-title";
import { formatWallTime } from "@/domain/calendar";
import { limits } from "@/domain/input";
import { findUpdateForEdit } from "@/server/incidents/queries";
import { findSite } from "@/server/site/queries";
import { saveUpdate } from "./actions";

export const metadata: Metadata = { title: "Edit an update" };

export default async function EditUpdatePage({ params }: PageProps<"/staff/incidents/[code]/updates/[number]">) {
  const { code, number } = await params;
  await requireStaffWith("update.edit");
  const [update, { timeZone }] = await Promise.all([findUpdateForEdit(`${code}.${number}`), findSite()]);
  if (!update) {
    notFound();
  }

  return (
    <>
      <PageTitle>Edit {update.code}</PageTitle>
      <p className="text-soft">
        Readers see that it was edited, and when. Status, services and promise stay as they were said.
      </p>
      <ConsoleForm action={saveUpdate} submitLabel="Save" hidden={{ code: update.code }}>
        <TextAreaField name="body" label="What is happening?" initial={update.bodyMarkdown} maxLength={limits.body} />
        <TextAreaField
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
      </ConsoleForm>
    </>
  );
}
