import { formatCode } from "@/domain/shared/codes";
import { announce } from "@/server/infra/announce";
import { transaction } from "@/server/infra/db";

/** Says that the number of those who have an incident too has changed. One that is gone meanwhile has none. */
export async function announceConfirmations(incidentId: string): Promise<void> {
  await transaction(async (tx) => {
    const found = await tx.incident.findUnique({ where: { id: incidentId }, select: { prefix: true, number: true } });
    if (found) {
      await announce(tx, { kind: "confirmations_changed", incident: { code: formatCode(found) } });
    }
  });
}
