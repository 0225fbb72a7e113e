import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireStaffWith } from "@/app/staff/session";
import { archiveService, removeService, saveService, saveServiceCode } from "@/app/staff/(console)/services/actions";
import { ConsoleForm } from "@/components/console/console-form";
import { PageTitle } from "@/components/ui/page-title";
import { ServiceFields } from "@/components/console/services/service-fields";
import { UnusedService, UsedService } from "@/components/console/services/service-use";
import { serviceFields } from "@/domain/services/service-input";
import { fieldsOf } from "@/domain/shared/changed-since";
import { listAllServices } from "@/server/services/queries";
import { listServiceUses } from "@/server/services/service-use";

export const metadata: Metadata = { title: "Change a service" };

export default async function ChangeServicePage({ params }: PageProps<"/staff/services/[code]">) {
  const actor = await requireStaffWith("service.manage");
  const code = (await params).code.toUpperCase();
  const services = await listAllServices(actor);
  const service = services.find((known) => known.code === code);
  if (!service) {
    notFound();
  }
  const uses = await listServiceUses(actor, code);
  const groupNames = [...new Set(services.flatMap(({ groupName }) => groupName ?? []))];

  return (
    <>
      <PageTitle>{service.name}</PageTitle>
      <ConsoleForm
        action={saveService}
        submitLabel="Save"
        hidden={{ code }}
        basedOn={fieldsOf(serviceFields(service))}
        keepAs={`service:${code}`}
      >
        <ServiceFields groupNames={groupNames} service={service} />
      </ConsoleForm>
      {uses.length === 0 ? (
        <UnusedService code={code} changeCode={saveServiceCode} remove={removeService} />
      ) : (
        <UsedService service={service} uses={uses} archive={archiveService} />
      )}
    </>
  );
}
