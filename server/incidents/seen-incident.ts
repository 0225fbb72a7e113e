import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { deriveIncident } from "@/domain/incidents/derive";
import type { SeenIncident } from "@/domain/incidents/entry-choices";
import { mapWords } from "@/domain/incidents/incident-words";
import { fieldsOf } from "@/domain/shared/changed-since";
import { db } from "@/server/infra/db";
import { resolveCode } from "./current-code";
import { listSaidUpdates } from "./said-updates";

/**
 * What an incident is for whoever writes its next update: its status, and its services in their order, where it is over
 * as they were before the end. Null when there is none.
 * @throws AppError forbidden
 */
export async function findSeenIncident(actor: Actor, code: string): Promise<SeenIncident | null> {
  requirePermission(actor, "draft.save");
  const { prefix, number } = await resolveCode(db, code);
  const incident = await db.incident.findUnique({
    where: { prefix_number: { prefix, number } },
    select: { id: true, kind: true, scheduledFor: true, ...mapWords(() => true) },
  });
  if (!incident) {
    return null;
  }
  const { status, formerServices } = deriveIncident(incident, await listSaidUpdates(db, incident.id));
  const services = await db.service.findMany({
    where: { id: { in: [...formerServices.keys()] } },
    select: { id: true, code: true },
    orderBy: [{ position: "asc" }, { code: "asc" }],
  });

  return {
    status,
    services: services.map(({ id, code: serviceCode }) => ({
      code: serviceCode,
      status: formerServices.get(id) ?? null,
    })),
    words: fieldsOf(mapWords((name) => incident[name])),
  };
}
