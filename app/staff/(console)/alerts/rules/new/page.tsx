import type { Metadata } from "next";
import { RuleFields } from "@/components/console/monitoring/alerts/rule-fields";
import { ConsoleForm } from "@/components/console/console-form";
import { PageTitle } from "@/components/ui/page-title";
import { listAlertSourceNames } from "@/server/monitoring/alerts/rule-queries";
import { listServices } from "@/server/services/queries";
import { requireStaffWith } from "@/app/staff/session";
import { saveRule } from "@/app/staff/(console)/alerts/rules/actions";

export const metadata: Metadata = { title: "Add a rule" };

export default async function NewAlertRulePage() {
  const actor = await requireStaffWith("alert_rule.manage");
  const [services, alertSources] = await Promise.all([listServices(new Date()), listAlertSourceNames(actor)]);

  return (
    <>
      <PageTitle>Add a rule</PageTitle>
      <ConsoleForm action={saveRule} submitLabel="Add" keepAs="rule:new">
        <RuleFields services={services} alertSources={alertSources} />
      </ConsoleForm>
    </>
  );
}
