import { z } from "zod";
import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { addMonths, startOfMonth } from "@/domain/shared/calendar";
import { formatCode, parseCode } from "@/domain/shared/codes";
import { newestFirst, worstFirst } from "@/domain/incidents/statuses";
import type { IncidentSummary, IncidentView, StaffIncidentView, UpdateView } from "@/domain/incidents/views";
import { listVisibleComments } from "@/server/comments/queries";
import { db } from "@/server/infra/db";
import { resolveCode } from "./current-code";
import { type IncidentRow, incidentSelect, toSummaries, toSummary } from "./incident-view";
import { toUpdateView, updateSelect } from "./update-view";

/** What is going on now: unplanned incidents and maintenance under way, worst first. */
export async function listOpenIncidents(now: Date): Promise<IncidentSummary[]> {
  const rows = await db.incident.findMany({
    where: {
      withdrawnAt: null,
      endedAt: null,
      OR: [{ kind: "incident" }, { kind: "maintenance", status: { in: ["in_progress", "verifying"] } }],
    },
    select: incidentSelect,
  });

  return worstFirst(await toSummaries(rows, now));
}

/** Maintenance that has been announced and has not begun, soonest first; also when its time has passed. */
export async function listUpcomingMaintenance(now: Date): Promise<IncidentSummary[]> {
  const rows = await db.incident.findMany({
    where: { withdrawnAt: null, kind: "maintenance", status: "scheduled" },
    select: incidentSelect,
    orderBy: [{ scheduledFor: "asc" }, { id: "asc" }],
  });

  return toSummaries(rows, now);
}

/** What was over by `now`, the latest end first; notices among them. */
export async function listRecentlyEnded(now: Date, limit: number): Promise<IncidentSummary[]> {
  const rows = await db.incident.findMany({
    where: { withdrawnAt: null, endedAt: { lte: now } },
    select: incidentSelect,
    orderBy: [{ endedAt: "desc" }, { id: "desc" }],
    take: limit,
  });

  return toSummaries(rows, now);
}

/** Maintenance that was over by `now`, the latest end first. */
export async function listEndedMaintenance(now: Date, limit: number): Promise<IncidentSummary[]> {
  const rows = await db.incident.findMany({
    where: { withdrawnAt: null, kind: "maintenance", endedAt: { lte: now } },
    select: incidentSelect,
    orderBy: [{ endedAt: "desc" }, { id: "desc" }],
    take: limit,
  });

  return toSummaries(rows, now);
}

export async function listIncidentsOfService(
  serviceCode: string,
  limit: number,
  now: Date = new Date(),
): Promise<IncidentSummary[]> {
  const rows = await db.incident.findMany({
    where: { withdrawnAt: null, affected: { some: { service: { code: serviceCode } } } },
    select: incidentSelect,
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    take: limit,
  });

  return toSummaries(rows, now);
}

/** One incident with everything the public may read. @param code in any spelling that `parseCode` knows */
export async function findIncident(code: string, now: Date = new Date()): Promise<IncidentView | null> {
  const parsed = parseCode(code);
  if (!parsed) {
    return null;
  }
  const { prefix, number } = parsed;
  const row = await db.incident.findUnique({
    where: { prefix_number: { prefix, number }, withdrawnAt: null },
    select: incidentSelect,
  });

  return row && toView(row, now);
}

/** The same for staff: also one that is withdrawn, and by a code that it had before it was moved. @throws AppError forbidden */
export async function findIncidentForStaff(actor: Actor, code: string, now: Date): Promise<StaffIncidentView | null> {
  requirePermission(actor, "console.read");
  const { prefix, number } = await resolveCode(db, code);
  const row = await db.incident.findUnique({
    where: { prefix_number: { prefix, number } },
    select: { ...incidentSelect, withdrawnAt: true, formerCodes: { select: { prefix: true, number: true } } },
  });
  if (!row) {
    return null;
  }
  const { withdrawnAt, formerCodes } = row;

  return { ...(await toView(row, now)), withdrawnAt, formerCodes: formerCodes.map(formatCode) };
}

async function toView(row: IncidentRow, now: Date): Promise<IncidentView> {
  const [updateRows, comments] = await Promise.all([
    db.update.findMany({ where: { incidentId: row.id }, select: updateSelect }),
    listVisibleComments(row.id),
  ]);
  const updates = newestFirst(updateRows).map(toUpdateView);
  const shown = { latest: updates[0] ?? null, commentCount: comments.length };

  return { ...toSummary(row, shown, now), updates, comments };
}

/** What was posted after the update of this number, oldest first: what a second writer has not seen. */
export async function listUpdatesSince(code: string, number: number): Promise<UpdateView[]> {
  const { prefix, number: incidentNumber } = await resolveCode(db, code);
  const rows = await db.update.findMany({
    where: { incident: { prefix, number: incidentNumber, withdrawnAt: null }, number: { gt: number } },
    select: updateSelect,
    orderBy: { number: "asc" },
  });

  return rows.map(toUpdateView);
}

/**
 * The log of a month, in the site's time zone: what began, went on, ended or had an update in it (as `monthsOf` says).
 * The latest beginning first.
 */
export async function listIncidentsOfMonth(
  year: number,
  month: number,
  timeZone: string,
  now: Date = new Date(),
): Promise<IncidentSummary[]> {
  const key = `${String(year).padStart(4, "0")}/${String(month).padStart(2, "0")}`;
  const [begin, end] = [startOfMonth(key, timeZone), startOfMonth(addMonths(key, 1), timeZone)];
  const within = { gte: begin, lt: end };
  const said = (at: { gte: Date }) => ({ some: { OR: [{ happenedAt: at }, { happenedAt: null, postedAt: at }] } });
  const rows = await db.incident.findMany({
    where: {
      withdrawnAt: null,
      OR: [
        { startedAt: within },
        { endedAt: within },
        { updates: said(within) },
        { startedAt: { lt: begin }, OR: [{ endedAt: { gte: end } }, { updates: said({ gte: end }) }] },
      ],
    },
    select: incidentSelect,
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
  });

  return toSummaries(rows, now);
}

/** The months that have a log, newest first, each with how many incidents stand in it. */
export async function listMonths(timeZone: string): Promise<{ year: number; month: number; count: number }[]> {
  const rows = await db.$queryRaw`
    SELECT extract(year FROM month)::int AS year, extract(month FROM month)::int AS month, count(*)::int AS count
    FROM (
      SELECT id, generate_series(
        date_trunc('month', started_at AT TIME ZONE ${timeZone}),
        date_trunc('month', greatest(started_at, ended_at, last_said) AT TIME ZONE ${timeZone}),
        '1 month'
      ) AS month
      FROM incidents LEFT JOIN (
        SELECT incident_id, max(coalesce(happened_at, posted_at)) AS last_said FROM updates GROUP BY incident_id
      ) AS last ON incident_id = id
      UNION
      SELECT id, date_trunc('month', ended_at AT TIME ZONE ${timeZone}) FROM incidents WHERE ended_at IS NOT NULL
      UNION
      SELECT incident_id, date_trunc('month', coalesce(happened_at, posted_at) AT TIME ZONE ${timeZone}) FROM updates
    ) AS standing
    WHERE NOT EXISTS (SELECT FROM incidents WHERE incidents.id = standing.id AND withdrawn_at IS NOT NULL)
    GROUP BY standing.month
    ORDER BY standing.month DESC`;

  return countedMonths.parse(rows);
}

const countedMonths = z.array(z.object({ year: z.int(), month: z.int(), count: z.int() }));

/**
 * What the console's form for correcting an update begins with.
 * @param code MAIL-7.3, in any spelling
 * @throws AppError forbidden
 */
export async function findUpdateForEdit(actor: Actor, code: string): Promise<EditableUpdate | null> {
  requirePermission(actor, "update.edit");
  const parsed = await resolveCode(db, code);
  const { prefix, number, update } = parsed;
  const row = await db.update.findFirst({
    where: { number: update ?? 0, incident: { prefix, number } },
    select: { bodyMarkdown: true, workaroundMarkdown: true, happenedAt: true },
  });

  return row && { ...row, code: formatCode(parsed) };
}

export type EditableUpdate = {
  /** MAIL-7.3 */
  code: string;
  bodyMarkdown: string;
  workaroundMarkdown: string | null;
  happenedAt: Date | null;
};
