import type { Tx } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";

const ruleForWriteSelect = {
  id: true,
  isOn: true,
  alertSourceId: true,
  labels: true,
  leastLevel: true,
  forSeconds: true,
  action: true,
  serviceId: true,
  serviceStatus: true,
  title: true,
  bodyMarkdown: true,
  service: { select: { code: true, archivedAt: true } },
} satisfies Prisma.AlertRuleSelect;

export type RuleForWrite = Prisma.AlertRuleGetPayload<{ select: typeof ruleForWriteSelect }>;

/**
 * Reads a rule and locks its service for the rest of the transaction, so that of all rules about one service only one
 * opens an incident at a time. Null when it was removed.
 */
export async function findRuleForWrite(tx: Tx, id: string): Promise<RuleForWrite | null> {
  await tx.$queryRaw`
    SELECT services.id FROM services JOIN alert_rules ON service_id = services.id
    WHERE alert_rules.id = ${id}::uuid
    FOR NO KEY UPDATE OF services`;

  return tx.alertRule.findUnique({ where: { id }, select: ruleForWriteSelect });
}
