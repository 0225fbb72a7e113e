import type { Tx } from "@/server/infra/db";

/** Whether a person has opened an incident or done anything to it: posted, edited, changed it, attached an alert. */
export async function isTouchedByPerson(tx: Tx, incidentId: string): Promise<boolean> {
  const { createdById, updates } = await tx.incident.findUniqueOrThrow({
    where: { id: incidentId },
    select: { createdById: true, updates: { select: { id: true, authorId: true } } },
  });
  if (createdById !== null || updates.some(({ authorId }) => authorId !== null)) {
    return true;
  }
  const subjects = [incidentId, ...updates.map(({ id }) => id)];

  return (await tx.auditEntry.count({ where: { actorKind: "staff", subjectId: { in: subjects } } })) > 0;
}
