import type { Metadata } from "next";
import { requireStaffWith } from "@/app/staff/session";
import { ConsoleForm } from "@/components/console/console-form";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { ServiceFields } from "@/components/console/services/service-fields";
import { ServiceGroups } from "@/components/console/services/service-groups";
import { listAllServices } from "@/server/services/queries";
import { archiveService, createService, moveServiceGroup, moveServiceInGroup, saveGroupName } from "./actions";

export const metadata: Metadata = { title: "Services" };

export default async function ServicesPage() {
  const actor = await requireStaffWith("service.manage");
  const services = await listAllServices(actor);

  return (
    <>
      <PageTitle lead="What people use and know by name, in the order of the front page.">Services</PageTitle>
      <ServiceGroups
        services={services}
        archive={archiveService}
        move={moveServiceInGroup}
        moveGroup={moveServiceGroup}
        renameGroup={saveGroupName}
      />
      <Section title={services.length === 0 ? "Add the first service" : "Add a service"}>
        <ConsoleForm
          action={createService}
          submitLabel="Add"
          hidden={{ position: String(services.length + 1) }}
          keepAs="service:new"
        >
          <ServiceFields groupNames={groupNamesOf(services)} />
        </ConsoleForm>
      </Section>
    </>
  );
}

function groupNamesOf(services: readonly { groupName: string | null }[]): string[] {
  return [...new Set(services.flatMap(({ groupName }) => groupName ?? []))];
}
