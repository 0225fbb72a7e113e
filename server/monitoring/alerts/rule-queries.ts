import { z } from "zod";
import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { AlertPointers } from "@/domain/monitoring/alert-shapes/pointers";
import type { AlertRuleView, AlertSourceView } from "@/domain/monitoring/views";
import { db } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";
import { labelsOf } from "./labels";
import { pointersOf } from "./pointers";

/** What the form of a rule has, but for its service. */
export const ruleFields = {
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
} satisfies Prisma.AlertRuleSelect;

/** Every rule, by name. @throws AppError forbidden */
export async function listAlertRules(actor: Actor): Promise<AlertRuleView[]> {
  requirePermission(actor, "alert_rule.manage");
  const rules = await db.alertRule.findMany({
    select: {
      id: true,
      ...ruleFields,
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

/** One program that may send alerts, with its pointers; null also for what is no id. Never its secret. @throws AppError forbidden */
export async function findAlertSource(
  actor: Actor,
  id: string,
): Promise<(AlertSourceView & { pointers: AlertPointers | null }) | null> {
  requirePermission(actor, "alert_source.manage");
  if (!z.uuid().safeParse(id).success) {
    return null;
  }
  const alertSource = await db.alertSource.findUnique({
    where: { id },
    select: { id: true, name: true, kind: true, lastSeenAt: true, pointers: true },
  });

  return alertSource && { ...alertSource, pointers: pointersOf(alertSource.pointers) };
}

/** Every program that may send alerts. Never its secret. @throws AppError forbidden */
export async function listAlertSources(actor: Actor): Promise<AlertSourceView[]> {
  requirePermission(actor, "alert_source.manage");

  return db.alertSource.findMany({
    select: { id: true, name: true, kind: true, lastSeenAt: true },
    orderBy: { name: "asc" },
  });
}
