import { serviceStatus } from "@/domain/incidents/statuses";
import type { ServiceStatus } from "@/domain/shared/words";
import { db } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";
import { serviceOrder } from "./service-order";

/** How a service is now, and nothing of its past. `archivedAt`: since when it is no longer in use, and has no status. */
export type ServiceState = { code: string; name: string } & (
  | { status: ServiceStatus; archivedAt: null }
  | { status: null; archivedAt: Date }
);

type ServiceInUse = { code: string; name: string; status: ServiceStatus };

/** Those that are no longer in use, for what pages of others show of them. */
export async function listArchivedServices(): Promise<{ code: string; name: string; archivedAt: Date }[]> {
  const rows = await db.service.findMany({
    where: { archivedAt: { not: null } },
    select: { code: true, name: true, archivedAt: true },
    orderBy: { code: "asc" },
  });

  return rows.flatMap(({ archivedAt, ...row }) => (archivedAt ? [{ ...row, archivedAt }] : []));
}

/** Every service in use, in the order people gave them. */
export async function listServiceStates(): Promise<ServiceInUse[]> {
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

  if (!row) {
    return null;
  }
  const { code: known, name, archivedAt } = row;

  return archivedAt
    ? { code: known, name, status: null, archivedAt }
    : { code: known, name, status: statusOf(row), archivedAt };
}

const stateSelect = {
  code: true,
  name: true,
  archivedAt: true,
  affected: {
    where: { incident: { withdrawnAt: null, endedAt: null } },
    select: { status: true, incident: { select: { kind: true, status: true } } },
  },
} satisfies Prisma.ServiceSelect;

type StateRow = Prisma.ServiceGetPayload<{ select: typeof stateSelect }>;

function statusOf({ affected }: StateRow): ServiceStatus {
  return serviceStatus(
    affected.map(({ incident, status }) => ({ ...incident, incidentStatus: incident.status, status })),
  );
}
