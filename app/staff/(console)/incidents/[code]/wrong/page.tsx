import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { randomUUID } from "node:crypto";
import { requireStaffWith } from "@/app/staff/session";
import { MoveForm } from "@/components/console/incidents/move-form";
import { RestoreForm, WithdrawForm } from "@/components/console/incidents/withdraw-forms";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { findIncidentForStaff } from "@/server/incidents/queries";
import { listNamedServices } from "@/server/incidents/withdrawals";
import { listAudiences } from "@/server/notifications/queries";
import { listAllServices } from "@/server/services/queries";
import { move, restore, withdraw } from "./actions";

export const metadata: Metadata = { title: "Withdraw or move" };

export default async function WrongIncidentPage({ params }: PageProps<"/staff/incidents/[code]/wrong">) {
  const { code } = await params;
  const actor = await requireStaffWith("incident.withdraw");
  const [incident, audiences] = await Promise.all([
    findIncidentForStaff(actor, code, new Date()),
    listAudiences(actor),
  ]);
  if (!incident) {
    notFound();
  }
  const shared = { code: incident.code, idempotencyKey: randomUUID(), audiences };
  if (incident.withdrawnAt) {
    return (
      <>
        <PageTitle lead="It comes back to its address, and to every list, with all that was said in it.">
          Restore {incident.code}
        </PageTitle>
        <RestoreForm action={restore} {...shared} />
      </>
    );
  }
  const [named, services] = await Promise.all([listNamedServices(actor, incident.code), listAllServices(actor)]);

  return (
    <>
      <PageTitle lead="For what should never have been published like this. If something only changed, post an update instead.">
        {incident.code} is wrong
      </PageTitle>
      {named.length > 0 && (
        <Section title="It is about another service">
          <MoveForm
            action={move}
            {...shared}
            named={named}
            services={services.filter(({ isArchived }) => !isArchived)}
          />
        </Section>
      )}
      <Section title="It should not be there at all">
        <WithdrawForm action={withdraw} {...shared} idempotencyKey={randomUUID()} />
      </Section>
    </>
  );
}
