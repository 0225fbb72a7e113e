import { deriveImpact, isEnded } from "@/domain/incidents/statuses";
import type { Impact, IncidentStatus } from "@/domain/shared/words";
import type { Tx } from "@/server/infra/db";

/** While an incident is open, the impact that its services say; once it is over, the worst that it came to. */
export async function findDerivedImpact(tx: Tx, incident: { id: string; status: IncidentStatus }): Promise<Impact> {
  if (!isEnded(incident.status)) {
    const affected = await tx.affectedService.findMany({
      where: { incidentId: incident.id },
      select: { status: true },
    });

    return deriveImpact(affected);
  }
  const changes = await tx.serviceChange.findMany({
    where: { update: { incidentId: incident.id } },
    select: { newStatus: true },
  });

  return deriveImpact(changes.map(({ newStatus }) => ({ status: newStatus })));
}
