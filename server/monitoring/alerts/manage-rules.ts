import type { Actor } from "@/domain/accounts/actor";
import {
  type AddRule,
  type ChangeRule,
  changeRuleInput,
  labelsText,
  type RemoveRule,
  ruleFieldsOf,
  ruleFieldWords,
} from "@/domain/monitoring/alert-rule-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction, type Tx } from "@/server/infra/db";
import type { OthersEdit } from "@/domain/shared/changed-since";
import { AppError } from "@/domain/shared/errors";
import { invalid, parseInput } from "@/domain/shared/input";
import { mergeEdit } from "@/server/infra/merge-edit";
import { orTaken } from "@/server/infra/once";
import { labelsOf } from "./labels";
import { ruleFields } from "./rule-queries";

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

/**
 * Changes a rule. What it was to do by now it does as it reads then. @returns what others have changed since `basedOn`
 * @throws AppError forbidden, invalid, not_found; ChangedSinceError
 */
export async function changeRule(actor: Actor, typed: ChangeRule, now: Date): Promise<readonly OthersEdit[]> {
  requirePermission(actor, "alert_rule.manage");
  const { id, basedOn } = typed;

  try {
    return await transaction(async (tx) => {
      const current = ruleFieldsOf(await lockRule(tx, id));
      const edit = { subjectId: id, input: typed, current, basedOn, words: ruleFieldWords };
      const { input, changed, others } = await mergeEdit(tx, edit);
      // What each of two may say can be too much together.
      parseInput(changeRuleInput, { ...input, labels: labelsText(input.labels) });
      await tx.alertRule.update({ where: { id }, data: await ruleData(tx, ruleFieldsOf(input)), select: { id: true } });
      await recordAudit(tx, actor, {
        action: "alert_rule.changed",
        subjectId: id,
        at: now,
        detail: { isOn: input.isOn, changed },
      });

      return others;
    });
  } catch (error) {
    throw orTaken(error, "name", nameTaken(typed.name));
  }
}

async function lockRule(tx: Tx, id: string): Promise<AddRule> {
  await tx.$queryRaw`SELECT id FROM alert_rules WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const rule = await tx.alertRule.findUnique({
    where: { id },
    select: { ...ruleFields, service: { select: { code: true } } },
  });
  if (!rule) {
    throw new AppError("not_found", "This rule has been removed. Add it again if it is needed.");
  }

  return { ...rule, labels: labelsOf(rule.labels), serviceCode: rule.service.code };
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
