import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireStaffWith } from "@/app/staff/session";
import { addCount, deleteCount, deleteKnownError, saveKnownError } from "@/app/staff/(console)/known-errors/actions";
import { ConsoleForm } from "@/components/console/console-form";
import { TextField } from "@/components/console/fields";
import { Counts } from "@/components/console/known-errors/counts";
import { KnownErrorFields } from "@/components/console/known-errors/known-error-fields";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { knownErrorPath } from "@/domain/known-errors/known-errors";
import { knownErrorFieldsOf } from "@/domain/known-errors/known-error-input";
import { fieldsOf } from "@/domain/shared/changed-since";
import { findKnownError, findKnownErrorForEdit } from "@/server/known-errors/queries";
import { listAllServices } from "@/server/services/queries";
import { findSite } from "@/server/site/queries";

export const metadata: Metadata = { title: "Change a known error" };

export default async function ChangeKnownErrorPage({ params }: PageProps<"/staff/known-errors/[slug]">) {
  const actor = await requireStaffWith("known_error.write");
  const { slug } = await params;
  const [knownError, typed, services, { timeZone }] = await Promise.all([
    findKnownError(slug),
    findKnownErrorForEdit(actor, slug),
    listAllServices(actor),
    findSite(),
  ]);
  if (!knownError || !typed) {
    notFound();
  }
  const named = knownError.services.map(({ code }) => code);

  return (
    <>
      <PageTitle>{knownError.title}</PageTitle>
      <p>
        <a href={knownErrorPath(slug)} className="inline-flex min-h-11 items-center">
          Its public page
        </a>
      </p>
      <ConsoleForm
        action={saveKnownError}
        submitLabel="Save"
        hidden={{ slug }}
        basedOn={fieldsOf(
          knownErrorFieldsOf({
            ...knownError,
            ...typed,
            services: named,
            updates: knownError.updates.map(({ code }) => code),
          }),
        )}
        keepAs={`known-error:${slug}`}
      >
        <KnownErrorFields
          services={services.filter(({ code, isArchived }) => !isArchived || named.includes(code))}
          timeZone={timeZone}
          knownError={{ ...knownError, ...typed }}
        />
      </ConsoleForm>
      <Counts slug={slug} counts={typed.counts} timeZone={timeZone} add={addCount} remove={deleteCount} />
      <Section title="Delete this known error">
        <details>
          <summary>Delete it and its page</summary>
          <ConsoleForm action={deleteKnownError} submitLabel="Delete this known error" hidden={{ slug }}>
            <p className="text-soft">
              For what was never an error. What is fixed can stay: people still look for its message. Its address says
              that the page is gone.
            </p>
            <TextField name="reason" label="Why is it deleted?" hint="Kept in the audit; readers do not see it." />
          </ConsoleForm>
        </details>
      </Section>
    </>
  );
}
