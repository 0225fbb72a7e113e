import { formatCode } from "@/domain/shared/codes";
import { formatOffsetTime } from "@/domain/shared/offset-time";
import {
  type Indicator,
  monitoringSince,
  statuspageImpact,
  statuspageStatus,
  type StatuspageStatus,
} from "@/domain/publishing/statuspage";
import { factsOf } from "@/domain/incidents/incident-words";
import { newestFirst } from "@/domain/incidents/statuses";
import { db } from "@/server/infra/db";
import { affectedByPosition, incidentParts } from "@/server/incidents/incident-view";
import { codeUrl } from "@/server/infra/code-url";
import type { Prisma } from "@/server/infra/generated/prisma/client";
import type { Component, Components } from "./components";
import { type IncidentUpdate, statuspageUpdateSelect, toIncidentUpdate } from "./incident-update";
import type { StatuspagePage } from "./page";
import { shortId } from "./short-id";

export type Incident = {
  id: string;
  name: string;
  status: StatuspageStatus;
  created_at: string;
  updated_at: string;
  monitoring_at: string | null;
  resolved_at: string | null;
  impact: Indicator;
  shortlink: string;
  started_at: string;
  page_id: string;
  /** Newest first. */
  incident_updates: IncidentUpdate[];
  components: Component[];
  /** We remind of promises, and not by intervals. */
  reminder_intervals: null;
};

export type ScheduledMaintenance = Incident & { scheduled_for: string; scheduled_until: string };

type Shown = { page: StatuspagePage; components: Components };

const most = 50;

/** The newest of every status. */
export async function listNewestIncidents(shown: Shown): Promise<Incident[]> {
  const rows = await db.incident.findMany({
    where: { withdrawnAt: null, kind: "incident" },
    select: incidentSelect,
    orderBy: [...byAge],
    take: most,
  });

  return rows.map((row) => toIncident(row, shown));
}

export async function listUnresolvedIncidents(shown: Shown): Promise<Incident[]> {
  const rows = await db.incident.findMany({
    where: { withdrawnAt: null, kind: "incident", status: { in: ["investigating", "identified", "monitoring"] } },
    select: incidentSelect,
    orderBy: [...byAge],
  });

  return rows.map((row) => toIncident(row, shown));
}

/** The newest of every status. */
export async function listNewestMaintenances(shown: Shown): Promise<ScheduledMaintenance[]> {
  const rows = await db.incident.findMany({
    where: { withdrawnAt: null, kind: "maintenance" },
    select: incidentSelect,
    orderBy: [...byAge],
    take: most,
  });

  return rows.map((row) => toScheduledMaintenance(row, shown));
}

/** Those that are at one of these statuses, soonest first. */
export async function listMaintenancesAt(
  shown: Shown,
  statuses: readonly ("scheduled" | "in_progress" | "verifying")[],
): Promise<ScheduledMaintenance[]> {
  const rows = await db.incident.findMany({
    where: { withdrawnAt: null, kind: "maintenance", status: { in: [...statuses] } },
    select: incidentSelect,
    orderBy: [{ scheduledFor: "asc" }, { id: "asc" }],
  });

  return rows.map((row) => toScheduledMaintenance(row, shown));
}

/** One by our own id, a notice too, as those who are notified of it read it. Null where it is gone. */
export async function findIncidentById(shown: Shown, id: string): Promise<Incident | ScheduledMaintenance | null> {
  const row = await db.incident.findUnique({ where: { id }, select: incidentSelect });
  if (!row) {
    return null;
  }

  return row.kind === "maintenance" ? toScheduledMaintenance(row, shown) : toIncident(row, shown);
}

const byAge = [{ createdAt: "desc" }, { id: "desc" }] as const satisfies Prisma.IncidentOrderByWithRelationInput[];

const incidentSelect = {
  ...incidentParts,
  isImpactOverridden: true,
  createdAt: true,
  changedAt: true,
  affected: affectedByPosition,
  updates: { select: statuspageUpdateSelect },
} satisfies Prisma.IncidentSelect;

type IncidentRow = Prisma.IncidentGetPayload<{ select: typeof incidentSelect }>;

function toIncident(row: IncidentRow, { page, components }: Shown): Incident {
  const time = (at: Date) => formatOffsetTime(at, page.time_zone);
  const monitoringAt = monitoringSince(row.updates);

  return {
    id: shortId(row.id),
    name: row.title,
    status: statuspageStatus(row.status),
    created_at: time(row.createdAt),
    updated_at: time(row.changedAt),
    monitoring_at: monitoringAt && time(monitoringAt),
    resolved_at: row.endedAt && time(row.endedAt),
    impact: statuspageImpact(row),
    shortlink: codeUrl(formatCode(row)),
    started_at: time(row.startedAt),
    page_id: page.id,
    incident_updates: newestFirst(row.updates).map((update, index) => {
      const facts = index === 0 ? factsOf(row) : [];

      return toIncidentUpdate(update, { incidentId: shortId(row.id), facts, time, components });
    }),
    components: row.affected.flatMap(({ service }) => components.byServiceId.get(service.id) ?? []),
    reminder_intervals: null,
  };
}

/** One that was never planned, and only said to be under way, has the window in which it was. */
function toScheduledMaintenance(row: IncidentRow, shown: Shown): ScheduledMaintenance {
  const from = row.scheduledFor ?? row.startedAt;
  const until = row.scheduledUntil ?? row.endedAt ?? from;

  return {
    ...toIncident(row, shown),
    scheduled_for: formatOffsetTime(from, shown.page.time_zone),
    scheduled_until: formatOffsetTime(until, shown.page.time_zone),
  };
}
