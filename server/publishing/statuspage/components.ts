import { dayKey } from "@/domain/shared/calendar";
import { formatOffsetTime } from "@/domain/shared/offset-time";
import { serviceStatus, worstStatus } from "@/domain/incidents/statuses";
import type { ServiceStatus } from "@/domain/shared/words";
import { db } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";
import { serviceOrder } from "@/server/services/service-order";
import type { StatuspagePage } from "./page";
import { shortId } from "./short-id";

/** A service, or a group of them: then `components` has the ids of its members. */
export type Component = {
  id: string;
  name: string;
  status: ServiceStatus;
  created_at: string;
  updated_at: string;
  position: number;
  description: string | null;
  showcase: boolean;
  /** The day from which its history is shown: 2006-12-12. */
  start_date: string | null;
  group_id: string | null;
  page_id: string;
  group: boolean;
  only_show_if_degraded: boolean;
  components?: string[];
};

export type Components = {
  /** What is in use, in its order: each group, then its members; what is in no group last. */
  listed: Component[];
  /** Every service by our own id, also archived ones: what has ended may name them. */
  byServiceId: ReadonlyMap<string, Component>;
};

export async function findComponents(page: StatuspagePage): Promise<Components> {
  const [services, changes] = await Promise.all([
    db.service.findMany({ select: serviceSelect, orderBy: [...serviceOrder] }),
    db.serviceChange.groupBy({ by: ["serviceId"], _max: { at: true } }),
  ]);
  const changedAt = new Map(changes.map(({ serviceId, _max }) => [serviceId, _max.at]));
  const used = services.filter(({ archivedAt }) => archivedAt === null);
  const groups = new Map(used.flatMap(({ group }) => (group ? [[group.id, group]] : [])));
  const nextPosition = countPositions(groups.size);
  const byServiceId = new Map<string, Component>();
  // Archived ones last: they take no place away from what is listed.
  for (const row of [...used, ...services.filter(({ archivedAt }) => archivedAt !== null)]) {
    const group = row.group && groups.has(row.group.id) ? row.group : null;
    byServiceId.set(
      row.id,
      toComponent(row, {
        page,
        groupId: group?.id ?? null,
        position: nextPosition(group?.id ?? null),
        updatedAt: changedAt.get(row.id) ?? row.createdAt,
      }),
    );
  }
  const componentsOf = (groupId: string | null) =>
    used.filter(({ group }) => (group?.id ?? null) === groupId).flatMap(({ id }) => byServiceId.get(id) ?? []);
  const groupRows = [...groups.values()].flatMap((group, index) => {
    const members = componentsOf(group.id);

    return [toGroup(group, { page, members, position: index + 1 }), ...members];
  });

  return { listed: [...groupRows, ...componentsOf(null)], byServiceId };
}

const serviceSelect = {
  id: true,
  name: true,
  description: true,
  createdAt: true,
  archivedAt: true,
  group: { select: { id: true, name: true } },
  affected: {
    where: { incident: { withdrawnAt: null, endedAt: null } },
    select: { status: true, incident: { select: { kind: true, status: true } } },
  },
} satisfies Prisma.ServiceSelect;

type ServiceRow = Prisma.ServiceGetPayload<{ select: typeof serviceSelect }>;

/** Counts from 1 among the members of each group, and behind the groups for what is in none. */
function countPositions(groupCount: number): (groupId: string | null) => number {
  const last = new Map<string | null, number>([[null, groupCount]]);

  return (groupId) => {
    const position = (last.get(groupId) ?? 0) + 1;
    last.set(groupId, position);

    return position;
  };
}

function toComponent(
  row: ServiceRow,
  place: { page: StatuspagePage; groupId: string | null; position: number; updatedAt: Date },
): Component {
  const { id, time_zone } = place.page;

  return {
    id: shortId(row.id),
    name: row.name,
    status: serviceStatus(
      row.affected.map(({ incident, status }) => ({ kind: incident.kind, incidentStatus: incident.status, status })),
    ),
    created_at: formatOffsetTime(row.createdAt, time_zone),
    updated_at: formatOffsetTime(place.updatedAt, time_zone),
    position: place.position,
    description: row.description,
    showcase: true,
    start_date: dayKey(row.createdAt, time_zone),
    group_id: place.groupId && shortId(place.groupId),
    page_id: id,
    group: false,
    only_show_if_degraded: false,
  };
}

/** A group has no times of its own: it is as old as its first member, and changed with the last one that did. */
function toGroup(
  group: { id: string; name: string },
  { page, members, position }: { page: StatuspagePage; members: readonly Component[]; position: number },
): Component {
  const instants = (times: string[]) => times.sort((a, b) => Date.parse(a) - Date.parse(b));

  return {
    id: shortId(group.id),
    name: group.name,
    status: worstStatus(members.map(({ status }) => status)),
    created_at: instants(members.map(({ created_at }) => created_at))[0] ?? page.updated_at,
    updated_at: instants(members.map(({ updated_at }) => updated_at)).at(-1) ?? page.updated_at,
    position,
    description: null,
    showcase: false,
    start_date: null,
    group_id: null,
    page_id: page.id,
    group: true,
    only_show_if_degraded: false,
    components: members.map(({ id }) => id),
  };
}
