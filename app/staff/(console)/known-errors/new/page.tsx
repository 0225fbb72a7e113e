import type { Metadata } from "next";
import { randomUUID } from "node:crypto";
import { requireStaffWith } from "@/app/staff/session";
import { createKnownError } from "@/app/staff/(console)/known-errors/actions";
import { ConsoleForm } from "@/components/console/console-form";
import { KnownErrorFields } from "@/components/console/known-errors/known-error-fields";
import { PageTitle } from "@/components/ui/page-title";
import { listAllServices } from "@/server/services/queries";
import { findSite } from "@/server/site/queries";

export const metadata: Metadata = { title: "Add a known error" };

export default async function NewKnownErrorPage() {
  const actor = await requireStaffWith("known_error.write");
  const [services, { timeZone }] = await Promise.all([listAllServices(actor), findSite()]);

  return (
    <>
      <PageTitle>Add a known error</PageTitle>
      <ConsoleForm
        action={createKnownError}
        submitLabel="Add"
        hidden={{ idempotencyKey: randomUUID() }}
        keepAs="known-error:new"
      >
        <KnownErrorFields services={services.filter(({ isArchived }) => !isArchived)} timeZone={timeZone} />
      </ConsoleForm>
    </>
  );
}
