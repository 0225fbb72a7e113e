import { z } from "zod";
import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { formatCode } from "@/domain/shared/codes";
import { worstAlertsFirst } from "@/domain/monitoring/alert-rules";
import type { AlertForEntry, AlertView } from "@/domain/monitoring/views";
import { db } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";
import { maintenanceOf } from "./maintenance";

/** More than fit a dashboard say that something else is wrong; the count says how many there are. */
const maxShown = 100;

export type OpenAlerts = {
  /** Fires, and nobody has said what it is: worst first. */
  waiting: AlertView[];
  waitingCount: number;
  /** Fires and belongs to an incident, or was dismissed. */
  decided: AlertView[];
  /** Over within the last day, the latest first. */
  ended: AlertView[];
};

/** The alerts as the dashboard shows them. @throws AppError forbidden */
export async function listOpenAlerts(actor: Actor, now: Date): Promise<OpenAlerts> {
  requirePermission(actor, "console.read");
  const isWaiting = { state: "firing", incidentId: null, dismissedAt: null } satisfies Prisma.AlertWhereInput;
  const [waiting, waitingCount, decided, ended] = await Promise.all([
    db.alert.findMany({
      where: isWaiting,
      select: alertSelect(now),
      orderBy: [{ level: "desc" }, { startsAt: "asc" }],
      take: maxShown,
    }),
    db.alert.count({ where: isWaiting }),
    db.alert.findMany({
      where: { state: "firing", OR: [{ incidentId: { not: null } }, { dismissedAt: { not: null } }] },
      select: alertSelect(now),
      take: maxShown,
    }),
    db.alert.findMany({
      where: { state: "resolved", endsAt: { gt: new Date(now.getTime() - dayMs) } },
      select: alertSelect(now),
      orderBy: [{ endsAt: "desc" }, { id: "desc" }],
      take: 20,
    }),
  ]);

  return {
    waiting: worstAlertsFirst(waiting.map(toAlertView)),
    waitingCount,
    decided: worstAlertsFirst(decided.map(toAlertView)),
    ended: ended.map(toAlertView),
  };
}

/**
 * What an incident that is opened from this alert begins with; null also for what is no id.
 * @throws AppError forbidden
 */
export async function findAlertForEntry(actor: Actor, id: string): Promise<AlertForEntry | null> {
  requirePermission(actor, "incident.open");

  if (!z.uuid().safeParse(id).success) {
    return null;
  }
  const alert = await db.alert.findFirst({
    where: { id },
    select: {
      id: true,
      title: true,
      level: true,
      startsAt: true,
      ruleAppliedAt: true,
      service: { select: { code: true, name: true } },
      incident: { select: { prefix: true, number: true } },
      rule: {
        select: { title: true, bodyMarkdown: true, serviceStatus: true, service: { select: { code: true } } },
      },
    },
  });
  if (!alert) {
    return null;
  }
  const { service, incident, rule, ruleAppliedAt, ...rest } = alert;
  const isDrafted = ruleAppliedAt !== null && ruleAppliedAt >= alert.startsAt;

  return {
    ...rest,
    serviceCode: service?.code ?? null,
    serviceName: service?.name ?? null,
    incidentCode: incident && formatCode(incident),
    draft:
      rule && isDrafted
        ? {
            title: rule.title,
            body: rule.bodyMarkdown,
            serviceCode: rule.service.code,
            serviceStatus: rule.serviceStatus,
          }
        : null,
  };
}

const alertSelect = (now: Date) =>
  ({
    id: true,
    state: true,
    level: true,
    title: true,
    description: true,
    link: true,
    startsAt: true,
    endsAt: true,
    timesFired: true,
    dismissedAt: true,
    ruleAppliedAt: true,
    alertSource: { select: { name: true } },
    metric: { select: { name: true } },
    service: {
      select: {
        code: true,
        name: true,
        affected: {
          where: maintenanceOf(now),
          select: { incident: { select: { prefix: true, number: true } } },
          take: 1,
        },
      },
    },
    incident: { select: { prefix: true, number: true } },
    rule: { select: { name: true } },
  }) satisfies Prisma.AlertSelect;

type AlertRow = Prisma.AlertGetPayload<{ select: ReturnType<typeof alertSelect> }>;

function toAlertView({
  alertSource,
  metric,
  service,
  incident,
  rule,
  ruleAppliedAt,
  dismissedAt,
  ...alert
}: AlertRow): AlertView {
  const isRuleOfThis = ruleAppliedAt !== null && ruleAppliedAt >= alert.startsAt;

  const maintenance = alert.state === "firing" ? service?.affected[0]?.incident : undefined;

  return {
    ...alert,
    service: service && { code: service.code, name: service.name },
    maintenanceCode: maintenance ? formatCode(maintenance) : null,
    raisedBy: alertSource?.name ?? metric?.name ?? "",
    isDismissed: dismissedAt !== null,
    incidentCode: incident && formatCode(incident),
    ruleName: isRuleOfThis ? (rule?.name ?? null) : null,
  };
}

const dayMs = 86_400_000;
