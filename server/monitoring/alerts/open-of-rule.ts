import type { Tx } from "@/server/infra/db";

/** What the audit calls an incident that a rule has opened; its detail names the rule. */
export const openedByRule = "incident.opened_by_rule";

export type OpenOfRule = { id: string; code: string; isOwn: boolean };

/** The open incident that a rule has opened itself; else one that names the rule's service; the newest of several. */
export async function findOpenOfRule(tx: Tx, rule: { id: string; serviceId: string }): Promise<OpenOfRule | null> {
  const open = await tx.incident.findMany({
    where: { kind: "incident", endedAt: null },
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
