import type { Actor } from "@/domain/accounts/actor";
import type { RemoveRule } from "@/domain/monitoring/alert-rule-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";

/** Removes a rule; what it has published stays. One that is not there is removed already. @throws AppError forbidden */
export async function removeRule(actor: Actor, { id }: RemoveRule, now: Date): Promise<void> {
  requirePermission(actor, "alert_rule.manage");

  await transaction(async (tx) => {
    const { count } = await tx.alertRule.deleteMany({ where: { id } });
    if (count > 0) {
      await recordAudit(tx, actor, { action: "alert_rule.removed", subjectId: id, at: now });
    }
  });
}
