import type { Metadata } from "next";
import { requireStaffWith } from "@/app/staff/session";
import { ConsoleForm } from "@/components/console/console-form";
import { TextAreaField } from "@/components/console/fields";
import { PageTitle } from "@/components/ui/page-title";
import { maxSynonymText, writeSynonyms } from "@/domain/search/synonym-input";
import { listSynonyms } from "@/server/search/synonyms";
import { saveSynonyms } from "./actions";

export const metadata: Metadata = { title: "Search words" };

export default async function SearchWordsPage() {
  const actor = await requireStaffWith("site.manage");
  const synonyms = await listSynonyms(actor);

  return (
    <>
      <PageTitle>Search words</PageTitle>
      <p className="mt-2 max-w-measure">
        What people type, and what it is called here. Other forms of a word, small slips and accents need no line of
        their own. What matches a word as it was typed still comes before what matches by this list.
      </p>
      <ConsoleForm action={saveSynonyms} submitLabel="Save">
        <TextAreaField
          name="list"
          label="Search words"
          hint="A line each, with commas between: eduroam, wlan, wireless = wifi"
          initial={writeSynonyms(synonyms)}
          rows={24}
          maxLength={maxSynonymText}
        />
      </ConsoleForm>
    </>
  );
}
