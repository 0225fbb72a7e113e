import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RuleFields } from "@/components/console/monitoring/alerts/rule-fields";
import { ConsoleForm } from "@/components/console/console-form";
import { PageTitle } from "@/components/ui/page-title";
import { ruleFieldsOf } from "@/domain/monitoring/alert-rule-input";
import { fieldsOf } from "@/domain/shared/changed-since";
import { listAlertRules, listAlertSourceNames } from "@/server/monitoring/alerts/rule-queries";
import { listServices } from "@/server/services/queries";
import { requireStaffWith } from "@/app/staff/session";
import { saveRule } from "@/app/staff/(console)/alerts/rules/actions";

export const metadata: Metadata = { title: "Change a rule" };

export default async function ChangeAlertRulePage({ params }: PageProps<"/staff/alerts/rules/[id]">) {
  const actor = await requireStaffWith("alert_rule.manage");
  const { id } = await params;
  const [rules, services, alertSources] = await Promise.all([
    listAlertRules(actor),
    listServices(new Date()),
    listAlertSourceNames(actor),
  ]);
  const rule = rules.find((known) => known.id === id);
  if (!rule) {
    notFound();
  }

  return (
    <>
      <PageTitle>{rule.name}</PageTitle>
      <ConsoleForm
        action={saveRule}
        submitLabel="Save"
        hidden={{ id }}
        basedOn={fieldsOf(ruleFieldsOf(rule))}
        keepAs={`rule:${id}`}
      >
        <RuleFields services={services} alertSources={alertSources} rule={rule} />
      </ConsoleForm>
    </>
  );
}
