import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { requireStaffWith } from "@/app/staff/session";
import { ConsoleForm } from "@/components/console/console-form";
import { SelectField, TextAreaField, TextField } from "@/components/console/fields";
import { impactOptions } from "@/components/console/incidents/composer/impact-options";
import { FormWordField } from "@/components/console/incidents/word-field";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { incidentFields } from "@/domain/incidents/edited-fields";
import { incidentWordNames } from "@/domain/incidents/incident-words";
import { formatWallTime } from "@/domain/shared/calendar";
import { fieldsOf } from "@/domain/shared/changed-since";
import { limits } from "@/domain/shared/input";
import { findScript } from "@/server/helpdesk/queries";
import { findIncidentForStaff } from "@/server/incidents/queries";
import { findSite } from "@/server/site/queries";
import { saveAbout, saveScript } from "./actions";

export const metadata: Metadata = { title: "Change an incident" };

export default async function AboutIncidentPage({ params }: PageProps<"/staff/incidents/[code]/about">) {
  const { code } = await params;
  const actor = await requireStaffWith("incident.change");
  const [incident, script, { timeZone }] = await Promise.all([
    findIncidentForStaff(actor, code, new Date()),
    findScript(actor, code),
    findSite(),
  ]);
  if (!incident || incident.withdrawnAt) {
    notFound();
  }
  const { scheduledFor, scheduledUntil } = incident;

  return (
    <>
      <PageTitle>Change {incident.code}</PageTitle>
      <ConsoleForm
        action={saveAbout}
        submitLabel="Save"
        hidden={{ code: incident.code }}
        basedOn={fieldsOf(incidentFields(incident))}
        keepAs={`incident:${incident.code}`}
      >
        <TextField name="title" label="Title" initial={incident.title} maxLength={limits.title} />
        {incidentWordNames.map((name) => (
          <FormWordField key={name} name={name} initial={incident[name] ?? ""} />
        ))}
        <SelectField name="impact" label="Impact" initial="" options={impactChoices} />
        {scheduledFor && scheduledUntil && (
          <>
            <TextField
              name="scheduledFor"
              label="Begins"
              hint={`In ${timeZone}. A move is posted as an update, and subscribers are notified`}
              type="datetime-local"
              initial={formatWallTime(scheduledFor, timeZone)}
            />
            <TextField
              name="scheduledUntil"
              label="Ends"
              hint={`In ${timeZone}`}
              type="datetime-local"
              initial={formatWallTime(scheduledUntil, timeZone)}
            />
          </>
        )}
      </ConsoleForm>
      <Section title="For the help desk">
        <ConsoleForm
          action={saveScript}
          submitLabel="Save the script"
          hidden={{ incident: incident.code }}
          basedOn={fieldsOf({ script })}
          keepAs={`script:${incident.code}`}
        >
          <TextAreaField
            name="script"
            label="What is read out to callers"
            hint="Two sentences: what is wrong, and what to do. Empty: made from the headline, the impact and the workaround"
            initial={script ?? ""}
            maxLength={limits.script}
          />
        </ConsoleForm>
        <p className="mt-3">
          <Link href={`/helpdesk?q=${incident.code}`} className="inline-flex min-h-11 items-center">
            See it as the help desk does
          </Link>
        </p>
      </Section>
    </>
  );
}

const impactChoices = [{ value: "", label: "Leave as it is" }, ...impactOptions];
