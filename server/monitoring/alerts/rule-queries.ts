import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { AlertRuleView, AlertSourceView } from "@/domain/monitoring/views";
import { db } from "@/server/infra/db";
import { labelsOf } from "./labels";

/** Every rule, by name. @throws AppError forbidden */
export async function listAlertRules(actor: Actor): Promise<AlertRuleView[]> {
  requirePermission(actor, "alert_rule.manage");
  const rules = await db.alertRule.findMany({
    select: {
      id: true,
      name: true,
      isOn: true,
      alertSourceId: true,
      labels: true,
      leastLevel: true,
      forSeconds: true,
      action: true,
      serviceStatus: true,
      title: true,
      bodyMarkdown: true,
      saysRecovered: true,
      alertSource: { select: { name: true } },
      service: { select: { code: true, name: true } },
    },
    orderBy: { name: "asc" },
  });

  return rules.map(({ alertSource, service, labels, ...rule }) => ({
    ...rule,
    labels: labelsOf(labels),
    alertSourceName: alertSource?.name ?? null,
    serviceCode: service.code,
    serviceName: service.name,
  }));
}

/** Who may be named in a rule. @throws AppError forbidden */
export async function listAlertSourceNames(actor: Actor): Promise<{ id: string; name: string }[]> {
  requirePermission(actor, "alert_rule.manage");

  return db.alertSource.findMany({ select: { id: true, name: true }, orderBy: { name: "asc" } });
}

/** Every program that may send alerts. Never its secret. @throws AppError forbidden */
export async function listAlertSources(actor: Actor): Promise<AlertSourceView[]> {
  requirePermission(actor, "alert_source.manage");

  return db.alertSource.findMany({
    select: { id: true, name: true, kind: true, lastSeenAt: true },
    orderBy: { name: "asc" },
  });
}
