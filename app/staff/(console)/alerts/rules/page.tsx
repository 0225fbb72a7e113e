import type { Metadata } from "next";
import Link from "next/link";
import { RuleList } from "@/components/console/monitoring/alerts/rule-list";
import { buttonClass } from "@/components/ui/button";
import { PageTitle } from "@/components/ui/page-title";
import { listAlertRules } from "@/server/monitoring/alerts/rule-queries";
import { requireStaffWith } from "@/app/staff/session";
import { deleteRule } from "./actions";

export const metadata: Metadata = { title: "Alert rules" };

export default async function AlertRulesPage() {
  const actor = await requireStaffWith("alert_rule.manage");
  const rules = await listAlertRules(actor);

  return (
    <>
      <PageTitle lead="Alerts wait on the dashboard for staff. A rule may create a draft for them, or publish an incident when nobody has looked yet. It says only what you write here, never twice, and never resolves what somebody has touched. Without a rule, no machine publishes anything.">
        Alert rules
      </PageTitle>
      <RuleList rules={rules} remove={deleteRule} />
      <p className="mt-4">
        <Link href="/staff/alerts/rules/new" className={buttonClass("secondary")}>
          Add a rule
        </Link>
      </p>
    </>
  );
}
