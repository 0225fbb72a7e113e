import type { Actor } from "@/domain/accounts/actor";
import type { AddRule, ChangeRule, RemoveRule } from "@/domain/monitoring/alert-rule-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction, type Tx } from "@/server/infra/db";
import { AppError } from "@/domain/shared/errors";
import { invalid } from "@/domain/shared/input";
import { orTaken } from "@/server/infra/once";

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
    throw orTaken(error, "name", nameTaken(input.name));
  }
}

/** Changes a rule. What it was to do by now it does as it reads then. @throws AppError forbidden, invalid, not_found */
export async function changeRule(actor: Actor, { id, ...input }: ChangeRule, now: Date): Promise<void> {
  requirePermission(actor, "alert_rule.manage");

  try {
    await transaction(async (tx) => {
      const { count } = await tx.alertRule.updateMany({ where: { id }, data: await ruleData(tx, input) });
      if (count === 0) {
        throw new AppError("not_found", "This rule has been removed. Add it again if it is needed.");
      }
      await recordAudit(tx, actor, {
        action: "alert_rule.changed",
        subjectId: id,
        at: now,
        detail: { isOn: input.isOn },
      });
    });
  } catch (error) {
    throw orTaken(error, "name", nameTaken(input.name));
  }
}

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

/** The columns of a rule, its service and alert source found. @throws AppError invalid when one of them is gone */
async function ruleData(tx: Tx, { serviceCode, ...rule }: AddRule) {
  const service = await tx.service.findFirst({
    where: { code: serviceCode, archivedAt: null },
    select: { id: true },
  });
  if (!service) {
    throw invalid({ serviceCode: `There is no service ${serviceCode} in use. Choose one from the list.` });
  }
  if (rule.alertSourceId) {
    const alertSource = await tx.alertSource.findUnique({ where: { id: rule.alertSourceId }, select: { id: true } });
    if (!alertSource) {
      throw invalid({ alertSourceId: "This alert source was removed. Choose another one." });
    }
  }

  return { ...rule, serviceId: service.id };
}

function nameTaken(name: string): string {
  return `There is already a rule called “${name}”. Choose another name.`;
}
