import type { Actor } from "@/domain/accounts/actor";
import type { ChangeRule } from "@/domain/monitoring/alert-rule-input";
import { AppError } from "@/domain/shared/errors";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { orNameExists, ruleData } from "./write-rule";

/** Changes a rule. What it was to do by now it does as it stands then. @throws AppError forbidden, invalid, not_found */
export async function changeRule(actor: Actor, { id, ...input }: ChangeRule, now: Date): Promise<void> {
  requirePermission(actor, "alert_rule.manage");

  try {
    await transaction(async (tx) => {
      const { count } = await tx.alertRule.updateMany({ where: { id }, data: await ruleData(tx, input) });
      if (count === 0) {
        throw new AppError("not_found", "This rule was removed meanwhile. Add it anew if it is needed.");
      }
      await recordAudit(tx, actor, {
        action: "alert_rule.changed",
        subjectId: id,
        at: now,
        detail: { isOn: input.isOn },
      });
    });
  } catch (error) {
    throw orNameExists(input.name, error);
  }
}
