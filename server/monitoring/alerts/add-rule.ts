import type { Actor } from "@/domain/accounts/actor";
import type { AddRule } from "@/domain/monitoring/alert-rule-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { orNameExists, ruleData } from "./write-rule";

/** Adds a rule. It acts upon alerts that fire from now on. @throws AppError forbidden, invalid */
export async function addRule(actor: Actor, input: AddRule, now: Date): Promise<{ id: string }> {
  requirePermission(actor, "alert_rule.manage");

  try {
    return await transaction(async (tx) => {
      const data = { ...(await ruleData(tx, input)), createdAt: now };
      const rule = await tx.alertRule.create({ data, select: { id: true } });
      await recordAudit(tx, actor, {
        action: "alert_rule.added",
        subjectId: rule.id,
        at: now,
        detail: { isOn: input.isOn },
      });

      return rule;
    });
  } catch (error) {
    throw orNameExists(input.name, error);
  }
}
