import { describeIncident } from "@/server/incidents/announce-incident";
import { announce } from "@/server/infra/announce";
import { transaction } from "@/server/infra/db";
import { formatCode } from "@/domain/shared/codes";

/** Says that a deadline of an incident has passed. One that is gone has none. */
export async function announceDeadline(incidentId: string): Promise<void> {
  await transaction(async (tx) => {
    const found = await tx.incident.findUnique({ where: { id: incidentId }, select: { id: true } });
    if (found) {
      await announce(tx, { kind: "deadline_reached", incident: await describeIncident(tx, found.id) });
    }
  });
}

/** Says that the number of those who have an incident too has changed. One that is gone has none. */
export async function announceConfirmations(incidentId: string): Promise<void> {
  await transaction(async (tx) => {
    const found = await tx.incident.findUnique({ where: { id: incidentId }, select: { prefix: true, number: true } });
    if (found) {
      await announce(tx, { kind: "confirmations_changed", incident: { code: formatCode(found) } });
    }
  });
}
