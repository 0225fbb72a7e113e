import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { AlertRuleView } from "@/domain/shared/views";
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
      senderId: true,
      labels: true,
      leastLevel: true,
      heldForSeconds: true,
      action: true,
      serviceStatus: true,
      title: true,
      bodyMarkdown: true,
      saysRecovered: true,
      sender: { select: { name: true } },
      service: { select: { code: true, name: true } },
    },
    orderBy: { name: "asc" },
  });

  return rules.map(({ sender, service, labels, ...rule }) => ({
    ...rule,
    labels: labelsOf(labels),
    senderName: sender?.name ?? null,
    serviceCode: service.code,
    serviceName: service.name,
  }));
}

/** Who may be named in a rule. */
export function listSenderNames(): Promise<{ id: string; name: string }[]> {
  return db.alertSender.findMany({ select: { id: true, name: true }, orderBy: { name: "asc" } });
}
