import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { startOfDay } from "@/domain/shared/calendar";
import { formatCode } from "@/domain/shared/codes";
import {
  firstHistoryDay,
  serviceDays,
  serviceUptime,
  spellsOf,
  type StatusChange,
} from "@/domain/services/service-days";
import { serviceStatus } from "@/domain/incidents/statuses";
import type { ServiceView } from "@/domain/services/views";
import { db } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";
import { findSite } from "@/server/site/queries";
import { serviceOrder } from "./service-order";

/** Every service in use, in the order people gave them, with 90 days of history. */
export async function listServices(now: Date): Promise<ServiceView[]> {
  return listViews({ archivedAt: null }, now);
}

/** One service, also an archived one: its page keeps its history. @param code in capitals or not */
export async function findService(code: string, now: Date): Promise<ServiceView | null> {
  const [service] = await listViews({ code: code.toUpperCase() }, now);

  return service ?? null;
}

export type ServiceSettings = {
  code: string;
  name: string;
  description: string | null;
  groupName: string | null;
  position: number;
  isArchived: boolean;
};

/** Every service, archived ones last, as an admin changes it. @throws AppError forbidden */
export async function listAllServices(actor: Actor): Promise<ServiceSettings[]> {
  requirePermission(actor, "console.read");
  const rows = await db.service.findMany({
    select: {
      code: true,
      name: true,
      description: true,
      position: true,
      archivedAt: true,
      group: { select: { name: true } },
    },
    orderBy: [{ archivedAt: { sort: "asc", nulls: "first" } }, ...serviceOrder],
  });

  return rows.map(({ group, archivedAt, ...row }) => ({
    ...row,
    groupName: group?.name ?? null,
    isArchived: archivedAt !== null,
  }));
}

async function listViews(where: Prisma.ServiceWhereInput, now: Date): Promise<ServiceView[]> {
  const { timeZone } = await findSite();
  const windowStart = startOfDay(firstHistoryDay(now, timeZone), timeZone);
  const [rows, changes] = await Promise.all([
    db.service.findMany({
      where,
      select: serviceSelect,
      orderBy: [...serviceOrder],
    }),
    listChanges(where, windowStart),
  ]);

  return rows.map((row) => {
    const spells = spellsOf(changes.get(row.id) ?? [], now);

    return {
      code: row.code,
      name: row.name,
      description: row.description,
      groupName: row.group?.name ?? null,
      status: serviceStatus(
        row.affected.map(({ incident, status }) => ({ kind: incident.kind, incidentStatus: incident.status, status })),
      ),
      archivedAt: row.archivedAt,
      nextMaintenance: nextMaintenance(row),
      days: serviceDays(spells, row.createdAt, now, timeZone),
      uptime: serviceUptime(spells, row.createdAt, now, timeZone),
    };
  });
}

const serviceSelect = {
  id: true,
  code: true,
  name: true,
  description: true,
  createdAt: true,
  archivedAt: true,
  group: { select: { name: true } },
  affected: {
    where: { incident: { withdrawnAt: null, endedAt: null } },
    select: {
      status: true,
      incident: { select: { kind: true, status: true, prefix: true, number: true, scheduledFor: true } },
    },
  },
} satisfies Prisma.ServiceSelect;

type ServiceRow = Prisma.ServiceGetPayload<{ select: typeof serviceSelect }>;

/** By service, oldest first. An incident that was over before the window has nothing left to say in it. */
async function listChanges(service: Prisma.ServiceWhereInput, windowStart: Date): Promise<Map<string, StatusChange[]>> {
  const rows = await db.serviceChange.findMany({
    where: {
      service,
      update: { incident: { withdrawnAt: null, OR: [{ endedAt: null }, { endedAt: { gte: windowStart } }] } },
    },
    select: {
      serviceId: true,
      at: true,
      newStatus: true,
      update: { select: { incident: { select: { prefix: true, number: true } } } },
    },
    orderBy: [{ at: "asc" }, { update: { number: "asc" } }],
  });
  const changes = new Map<string, StatusChange[]>();
  for (const { serviceId, at, newStatus, update } of rows) {
    const ofService = changes.get(serviceId) ?? [];
    ofService.push({ incidentCode: formatCode(update.incident), at, newStatus });
    changes.set(serviceId, ofService);
  }

  return changes;
}

function nextMaintenance({ affected }: ServiceRow): ServiceView["nextMaintenance"] {
  const planned = affected
    .map(({ incident }) => incident)
    .filter(({ status }) => status === "scheduled")
    .flatMap(({ prefix, number, scheduledFor }) =>
      scheduledFor ? [{ code: formatCode({ prefix, number }), scheduledFor }] : [],
    );

  return planned.sort((a, b) => a.scheduledFor.getTime() - b.scheduledFor.getTime())[0] ?? null;
}
