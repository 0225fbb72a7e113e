import { formatCode } from "@/domain/shared/codes";
import { mapWords } from "@/domain/incidents/incident-words";
import { promiseRecord } from "@/domain/incidents/promise";
import { newestFirst } from "@/domain/incidents/statuses";
import type { IncidentSummary } from "@/domain/incidents/views";
import { db } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";
import { toUpdateView, updateSelect } from "./update-view";

/** The columns of an incident that readers see, on pages, in feeds and documents, and at the help desk. */
export const incidentParts = {
  ...mapWords(() => true as const),
  id: true,
  prefix: true,
  number: true,
  kind: true,
  title: true,
  status: true,
  impact: true,
  startedAt: true,
  endedAt: true,
  nextUpdateBy: true,
  scheduledFor: true,
  scheduledUntil: true,
} satisfies Prisma.IncidentSelect;

/** The services that an incident names, in the order of the services. */
export const affectedByPosition = {
  select: { status: true, service: { select: { id: true, code: true, name: true } } },
  orderBy: [{ service: { position: "asc" } }, { service: { code: "asc" } }],
} satisfies Prisma.Incident$affectedArgs;

/** What every view of an incident is made from; its updates only as far as the rules need them. */
export const incidentSelect = {
  ...incidentParts,
  affected: {
    select: { status: true, service: { select: { code: true, name: true } } },
    orderBy: [{ status: "desc" }, { service: { position: "asc" } }, { service: { code: "asc" } }],
  },
  updates: {
    select: { id: true, number: true, status: true, postedAt: true, happenedAt: true, nextUpdateBy: true },
  },
  workaroundUpdate: { select: { number: true, workaroundHtml: true, postedAt: true } },
} satisfies Prisma.IncidentSelect;

export type IncidentRow = Prisma.IncidentGetPayload<{ select: typeof incidentSelect }>;

/** Views of these incidents, in their order, in a fixed number of statements. */
export async function toSummaries(rows: readonly IncidentRow[], now: Date): Promise<IncidentSummary[]> {
  const latestIds = rows.flatMap((row) => newestFirst(row.updates)[0]?.id ?? []);
  const [latest, counts] = await Promise.all([
    db.update.findMany({ where: { id: { in: latestIds } }, select: { ...updateSelect, incidentId: true } }),
    db.comment.groupBy({
      by: ["incidentId"],
      where: { incidentId: { in: rows.map((row) => row.id) }, state: "visible", mergedIntoId: null },
      _count: { _all: true },
    }),
  ]);
  const latestOf = new Map(latest.map((row) => [row.incidentId, toUpdateView(row)]));
  const countOf = new Map(counts.map((row) => [row.incidentId, row._count._all]));

  return rows.map((row) => {
    return toSummary(row, { latest: latestOf.get(row.id) ?? null, commentCount: countOf.get(row.id) ?? 0 }, now);
  });
}

export function toSummary(
  row: IncidentRow,
  shown: Pick<IncidentSummary, "latest" | "commentCount">,
  now: Date,
): IncidentSummary {
  return {
    ...mapWords((name) => row[name]),
    id: row.id,
    code: formatCode(row),
    kind: row.kind,
    title: row.title,
    status: row.status,
    impact: row.impact,
    startedAt: row.startedAt,
    endedAt: row.endedAt,
    nextUpdateBy: row.nextUpdateBy,
    scheduledFor: row.scheduledFor,
    scheduledUntil: row.scheduledUntil,
    affected: row.affected.map(({ service, status }) => ({
      serviceCode: service.code,
      serviceName: service.name,
      status,
    })),
    workaround: workaroundOf(row),
    promises: promiseRecord(row.updates, now),
    ...shown,
  };
}

function workaroundOf(row: IncidentRow): IncidentSummary["workaround"] {
  const update = row.workaroundUpdate;
  if (update?.workaroundHtml == null) {
    return null;
  }

  return {
    html: update.workaroundHtml,
    updateCode: formatCode({ ...row, update: update.number }),
    postedAt: update.postedAt,
  };
}
