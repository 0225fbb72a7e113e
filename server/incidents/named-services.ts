import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { deriveIncident } from "@/domain/incidents/derive";
import type { ChosenService } from "@/domain/incidents/entry-choices";
import { parseCode } from "@/domain/shared/codes";
import { db } from "@/server/infra/db";
import { listSaidUpdates } from "./said-updates";

/**
 * What an incident says of its services, in their order; where it is over, what it said before the end.
 * @throws AppError forbidden
 */
export async function listNamedServices(actor: Actor, code: string): Promise<ChosenService[]> {
  requirePermission(actor, "draft.save");
  const { prefix, number } = parseCode(code) ?? { prefix: "", number: 0 };
  const incident = await db.incident.findUnique({
    where: { prefix_number: { prefix, number } },
    select: { id: true, kind: true, scheduledFor: true },
  });
  if (!incident) {
    return [];
  }
  const { formerServices } = deriveIncident(incident, await listSaidUpdates(db, incident.id));
  const services = await db.service.findMany({
    where: { id: { in: [...formerServices.keys()] } },
    select: { id: true, code: true },
    orderBy: [{ position: "asc" }, { code: "asc" }],
  });

  return services.flatMap(({ id, code: serviceCode }) => {
    const status = formerServices.get(id);

    return status ? [{ code: serviceCode, status }] : [];
  });
}
