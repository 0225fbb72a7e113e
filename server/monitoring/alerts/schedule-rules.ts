import { heldAt, matchesRule } from "@/domain/monitoring/alert-rules";
import type { Tx } from "@/server/infra/db";
import { enqueue } from "@/server/infra/jobs";
import { labelsOf } from "./labels";

/**
 * Sees to what rules do with alerts that have just begun, worsened or ended: one that holds for long enough is looked
 * at again by then, and of one that is over the incident says so.
 */
export async function scheduleRules(tx: Tx, alertIds: readonly string[], now: Date): Promise<void> {
  const alerts = await tx.alert.findMany({
    where: { id: { in: [...alertIds] } },
    select: {
      id: true,
      alertSourceId: true,
      labels: true,
      level: true,
      state: true,
      startsAt: true,
      incidentId: true,
      ruleId: true,
    },
  });
  const firing = alerts.filter(({ state }) => state === "firing");
  const rules = firing.length > 0 ? await listRulesThatAreOn(tx) : [];
  for (const alert of firing) {
    for (const rule of rules.filter((each) => matchesRule(each, { ...alert, labels: labelsOf(alert.labels) }))) {
      const runAt = new Date(Math.max(heldAt(rule, alert).getTime(), now.getTime()));
      await enqueue(
        tx,
        "apply_alert_rule",
        { alertId: alert.id, ruleId: rule.id },
        { runAt, key: ruleKey(rule, alert) },
      );
    }
  }
  for (const { id } of alerts.filter(({ state, incidentId, ruleId }) => state === "resolved" && incidentId && ruleId)) {
    await enqueue(tx, "say_recovered", { alertId: id }, { runAt: now, key: `recovered-${id}` });
  }
}

async function listRulesThatAreOn(tx: Tx) {
  const rules = await tx.alertRule.findMany({
    where: { isOn: true },
    select: { id: true, alertSourceId: true, labels: true, leastLevel: true, forSeconds: true },
  });

  return rules.map((rule) => ({ ...rule, labels: labelsOf(rule.labels) }));
}

/** Under this key at most one look of a rule at an alert is waiting. */
export function ruleKey(rule: { id: string }, alert: { id: string }): string {
  return `rule-${rule.id}-${alert.id}`;
}
