import type { Actor } from "@/domain/accounts/actor";
import { decideRule } from "@/domain/monitoring/alert-rules";
import { AppError } from "@/domain/shared/errors";
import { openIncidentInput } from "@/domain/incidents/incident-input";
import { parseInput } from "@/domain/shared/input";
import { requirePermission } from "@/domain/accounts/permissions";
import { insertIncident } from "@/server/incidents/insert-incident";
import { renderUpdateText } from "@/server/incidents/render-update-text";
import { requireIncidentForWrite } from "@/server/incidents/require-incident";
import { recordAudit } from "@/server/infra/audit";
import { transaction, type Tx } from "@/server/infra/db";
import { enqueue } from "@/server/infra/jobs";
import { deriveKey } from "@/server/infra/crypto/derive-key";
import { recordOccurrence } from "@/server/incidents/occurrences/record-occurrence";
import { labelsOf } from "./labels";
import { linkAlert } from "./link-alert";
import { isUnderMaintenance } from "./maintenance";
import { type AlertForWrite, findAlertForWrite } from "./require-alert";
import { findRuleForWrite, type RuleForWrite } from "./require-rule";
import { ruleKey } from "./schedule-rules";

/**
 * Does what a rule says of an alert that has held, if it still does and nobody has decided: at most one incident comes
 * of an alert, and of a rule while one of its own is open. Nothing that the alert source wrote is published.
 * @throws AppError conflict when the incident that it joins has just ended: then the job looks again
 */
export async function applyRule(actor: Actor, about: { alertId: string; ruleId: string }, now: Date): Promise<void> {
  requirePermission(actor, "incident.open");

  await transaction(async (tx) => {
    const rule = await findRuleForWrite(tx, about.ruleId);
    const alert = rule && (await findAlertForWrite(tx, about.alertId));
    if (!alert) {
      return;
    }
    const open = await findOpenOfRule(tx, rule);
    const isMaintained = await isUnderMaintenance(tx, [rule.serviceId, alert.serviceId ?? rule.serviceId], now);
    switch (decideRule(caseOf(rule, alert, open, isMaintained), now)) {
      case "wait":
        return lookAgain(tx, rule, alert, now);
      case "publish":
        return publish(tx, actor, rule, alert, now);
      case "join":
        return open && join(tx, actor, rule, alert, open, now);
      case "draft":
        return markApplied(tx, actor, rule, alert, now);
      case "nothing":
        return undefined;
    }
  });
}

function caseOf(
  rule: RuleForWrite,
  alert: AlertForWrite,
  open: OpenOfRule | null,
  isMaintained: boolean,
): Parameters<typeof decideRule>[0] {
  return {
    rule: { ...rule, labels: labelsOf(rule.labels), isServiceInUse: rule.service.archivedAt === null },
    alert: {
      ...alert,
      labels: labelsOf(alert.labels),
      isDecided: alert.incidentId !== null || alert.dismissedAt !== null,
      isDrafted: alert.ruleAppliedAt !== null && alert.ruleAppliedAt >= alert.startsAt,
      isUnderMaintenance: isMaintained,
    },
    open: open === null ? "none" : open.isOwn ? "own" : "other",
  };
}

/** Nobody says when a maintenance is really over, so it is looked at every minute. */
async function lookAgain(tx: Tx, rule: RuleForWrite, alert: AlertForWrite, now: Date): Promise<void> {
  const runAt = new Date(now.getTime() + 60_000);
  await enqueue(tx, "apply_alert_rule", { alertId: alert.id, ruleId: rule.id }, { runAt, key: ruleKey(rule, alert) });
}

async function publish(tx: Tx, actor: Actor, rule: RuleForWrite, alert: AlertForWrite, now: Date): Promise<void> {
  const input = parseInput(openIncidentInput, {
    kind: "incident",
    status: "investigating",
    title: rule.title,
    body: rule.bodyMarkdown,
    services: [{ code: rule.service.code, status: rule.serviceStatus }],
    // Whoever wrote a rule that leaves its service working has said so.
    noneAffected: rule.serviceStatus === "operational",
    startedAt: alert.startsAt,
    idempotencyKey: keyOf(rule, alert),
  });
  const incident = await insertIncident(tx, actor, input, renderUpdateText(input), now);
  const detail = { ruleId: rule.id, alertId: alert.id };
  await recordAudit(tx, actor, { action: openedByRule, subjectId: incident.id, at: now, detail });
  await linkAlert(tx, actor, alert, incident.id, now);
  await markApplied(tx, actor, rule, alert, now);
}

async function join(
  tx: Tx,
  actor: Actor,
  rule: RuleForWrite,
  alert: AlertForWrite,
  open: OpenOfRule,
  now: Date,
): Promise<void> {
  const incident = await requireIncidentForWrite(tx, open.code, { actor, permission: "incident.open" });
  if (incident.endedAt) {
    throw new AppError("conflict", `${open.code} has ended. Check again what there is to do.`);
  }
  const occurrence = {
    incidentId: incident.id,
    at: alert.startsAt,
    downSeconds: null,
    text: rule.title,
    alertId: alert.id,
    idempotencyKey: keyOf(rule, alert),
  };
  await recordOccurrence(tx, actor, occurrence, now);
  await linkAlert(tx, actor, alert, incident.id, now);
  await markApplied(tx, actor, rule, alert, now);
}

async function markApplied(tx: Tx, actor: Actor, rule: RuleForWrite, alert: AlertForWrite, now: Date): Promise<void> {
  await tx.alert.update({
    where: { id: alert.id },
    data: { ruleId: rule.id, ruleAppliedAt: now },
    select: { id: true },
  });
  await recordAudit(tx, actor, {
    action: "alert_rule.applied",
    subjectId: rule.id,
    at: now,
    detail: { alertId: alert.id },
  });
}

/** Of a rule and an episode of an alert. */
function keyOf(rule: RuleForWrite, alert: AlertForWrite): string {
  return deriveKey(["alert rule", rule.id, alert.id, alert.startsAt.getTime()]);
}

/** What the audit calls an incident that a rule has opened; its detail names the rule. */
const openedByRule = "incident.opened_by_rule";

type OpenOfRule = { id: string; code: string; isOwn: boolean };

/** The open incident that a rule has opened itself; else one that names the rule's service; the newest of several. */
async function findOpenOfRule(tx: Tx, rule: { id: string; serviceId: string }): Promise<OpenOfRule | null> {
  const open = await tx.incident.findMany({
    where: { withdrawnAt: null, kind: "incident", endedAt: null },
    select: { id: true, prefix: true, number: true, affected: { select: { serviceId: true } } },
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
  });
  const opened = await tx.auditEntry.findMany({
    where: {
      action: openedByRule,
      subjectId: { in: open.map(({ id }) => id) },
      detail: { path: ["ruleId"], equals: rule.id },
    },
    select: { subjectId: true },
  });
  const own = open.find(({ id }) => opened.some(({ subjectId }) => subjectId === id));
  const found = own ?? open.find(({ affected }) => affected.some(({ serviceId }) => serviceId === rule.serviceId));

  return found ? { id: found.id, code: `${found.prefix}-${found.number}`, isOwn: found === own } : null;
}
