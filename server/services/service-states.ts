import { serviceStatus } from "@/domain/incidents/statuses";
import type { ServiceStatus } from "@/domain/shared/words";
import { db } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";
import { serviceOrder } from "./service-order";

/** How a service is now, and nothing of its past. `status` null: it is archived, and nobody looks after it. */
export type ServiceState = { code: string; name: string; status: ServiceStatus | null };

/** Every service in use, in the order people gave them. */
export async function listServiceStates(): Promise<(ServiceState & { status: ServiceStatus })[]> {
  const rows = await db.service.findMany({
    where: { archivedAt: null },
    select: stateSelect,
    orderBy: [...serviceOrder],
  });

  return rows.map((row) => ({ code: row.code, name: row.name, status: statusOf(row) }));
}

/** @param code in capitals or not */
export async function findServiceState(code: string): Promise<ServiceState | null> {
  const row = await db.service.findUnique({ where: { code: code.toUpperCase() }, select: stateSelect });

  return row && { code: row.code, name: row.name, status: row.archivedAt ? null : statusOf(row) };
}

const stateSelect = {
  code: true,
  name: true,
  archivedAt: true,
  affected: {
    where: { incident: { endedAt: null } },
    select: { status: true, incident: { select: { kind: true, status: true } } },
  },
} satisfies Prisma.ServiceSelect;

type StateRow = Prisma.ServiceGetPayload<{ select: typeof stateSelect }>;

function statusOf({ affected }: StateRow): ServiceStatus {
  return serviceStatus(
    affected.map(({ incident, status }) => ({ ...incident, incidentStatus: incident.status, status })),
  );
}
