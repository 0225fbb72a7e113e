import type { AddRule } from "@/domain/monitoring/alert-rule-input";
import { AppError } from "@/domain/shared/errors";
import { invalid } from "@/domain/shared/input";
import type { Tx } from "@/server/infra/db";
import { isTaken } from "@/server/infra/once";

/** The columns of a rule, its service and sender found. @throws AppError invalid when one of them is gone */
export async function ruleData(tx: Tx, { serviceCode, ...rule }: AddRule) {
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
      throw invalid({ alertSourceId: "This sender was removed. Choose another one." });
    }
  }

  return { ...rule, serviceId: service.id };
}

export function orNameExists(name: string, cause: unknown): unknown {
  const sentence = `There is a rule “${name}” already. Give this one another name.`;

  return isTaken(cause) ? new AppError("invalid", sentence, { fields: { name: sentence }, cause }) : cause;
}
