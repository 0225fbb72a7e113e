import type { Metadata } from "next";
import { requireStaffWith } from "@/app/staff/session";
import { ConsoleForm } from "@/components/console/console-form";
import { SelectField, TextAreaField, TextField } from "@/components/console/fields";
import { MissingMail } from "@/components/console/dashboard/missing-mail";
import { PageTitle } from "@/components/ui/page-title";
import { usualReservedNames } from "@/domain/comments/reserved-names";
import { fieldsOf } from "@/domain/shared/changed-since";
import { limits } from "@/domain/shared/input";
import { secondFactorChoices } from "@/domain/site/site-input";
import { missingMailSettings } from "@/domain/inbox/mail-state";
import { findMailState } from "@/server/inbox/queries";
import { findSiteSettings } from "@/server/site/queries";
import { saveSite } from "./actions";

export const metadata: Metadata = { title: "Site" };

export default async function SitePage() {
  const actor = await requireStaffWith("site.manage");
  const [site, mail] = await Promise.all([findSiteSettings(actor), findMailState(actor)]);

  return (
    <>
      <PageTitle>Site</PageTitle>
      <ConsoleForm action={saveSite} submitLabel="Save" basedOn={fieldsOf(site)} keepAs="site">
        <TextField name="name" label="Name" hint="On top of every page" initial={site.name} maxLength={limits.name} />
        <TextField
          name="timeZone"
          label="Time zone"
          hint="Such as America/New_York. Every time on the public pages is in this zone."
          initial={site.timeZone}
          maxLength={60}
          autoComplete="off"
          list="time-zones"
        />
        <datalist id="time-zones">
          {Intl.supportedValuesOf("timeZone").map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
        <TextField
          name="helpDeskPhone"
          label="Help desk’s number"
          hint="On every public page, and on the help desk’s card of the day. Empty: none."
          initial={site.helpDeskPhone ?? ""}
          maxLength={limits.name}
        />
        <TextField
          name="helpDeskHours"
          label="Help desk’s hours"
          hint="Beside the number: “every day, 8 am to 2 am”. Empty: none."
          initial={site.helpDeskHours ?? ""}
          maxLength={limits.headline}
        />
        <TextField
          name="noticePrefix"
          label="Prefix of notices"
          hint="The code of a notice that concerns no service: NEWS-1"
          initial={site.noticePrefix}
          maxLength={8}
        />
        <TextAreaField
          name="reservedNames"
          label="Reserved names"
          hint="One a line. A visitor’s comment whose name has one of them, in any spelling, waits for review; so does one named like the site, a service or one of the staff. Empty: the usual ones."
          initial={site.reservedNames ?? usualReservedNames}
          maxLength={limits.comment}
        />
        <SelectField
          name="asksSecondFactor"
          label="Second factor"
          hint="Asked of all: who signs in with a password and has none sets one up before anything else. Single sign-on asks for its own."
          options={Object.entries(secondFactorChoices).map(([value, label]) => ({ value, label }))}
          initial={String(site.asksSecondFactor)}
        />
      </ConsoleForm>
      <MissingMail sentences={missingMailSettings(mail)} />
    </>
  );
}
