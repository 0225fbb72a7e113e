import { z } from "zod";
import type { FeedScope } from "@/domain/feeds";
import { db } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";

/** Maintenance that is announced, under way, over or called off, the latest window first. */
export async function listPlannedWindows(scope: FeedScope, limit: number): Promise<PlannedWindow[]> {
  const rows = await db.incident.findMany({
    where: { kind: "maintenance", scheduledFor: { not: null }, scheduledUntil: { not: null }, ...ofService(scope) },
    select: windowSelect,
    orderBy: [{ scheduledFor: "desc" }, { id: "desc" }],
    take: limit,
  });
  const changes = await listChanges(rows);

  return rows.flatMap(({ scheduledFor, scheduledUntil, ...row }) =>
    scheduledFor && scheduledUntil
      ? [{ ...row, scheduledFor, scheduledUntil, changes: changes.get(row.id) ?? [] }]
      : [],
  );
}

export type PlannedWindow = Omit<WindowRow, "scheduledFor" | "scheduledUntil"> & {
  scheduledFor: Date;
  scheduledUntil: Date;
  /** Each time it was moved or renamed, oldest first. */
  changes: readonly WindowChange[];
};

/** `from`: when it was to begin before, where that changed. */
type WindowChange = { at: Date; from: Date | null };

const windowSelect = {
  id: true,
  prefix: true,
  number: true,
  title: true,
  summary: true,
  createdAt: true,
  changedAt: true,
  endedAt: true,
  scheduledFor: true,
  scheduledUntil: true,
  affected: { select: { service: { select: { name: true } } }, orderBy: { service: { position: "asc" } } },
  updates: {
    select: { number: true, status: true, postedAt: true, happenedAt: true, bodyHtml: true, workaroundHtml: true },
  },
} satisfies Prisma.IncidentSelect;

type WindowRow = Prisma.IncidentGetPayload<{ select: typeof windowSelect }>;

function ofService(scope: FeedScope): Prisma.IncidentWhereInput {
  return scope.kind === "service" ? { affected: { some: { service: { code: scope.code } } } } : {};
}

/** The audit is where it stands how often something was changed, and what it was before. */
async function listChanges(rows: readonly { id: string; createdAt: Date }[]): Promise<Map<string, WindowChange[]>> {
  const oldest = new Date(Math.min(...rows.map(({ createdAt }) => createdAt.getTime()), Date.now()));
  const entries = await db.auditEntry.findMany({
    where: { action: "incident.changed", subjectId: { in: rows.map(({ id }) => id) }, at: { gte: oldest } },
    select: { subjectId: true, at: true, detail: true },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  const changes = new Map<string, WindowChange[]>();
  for (const { subjectId, at, detail } of entries) {
    const ofIncident = changes.get(subjectId ?? "") ?? [];
    ofIncident.push({ at, from: movedFrom.safeParse(detail).data?.scheduledFor ?? null });
    changes.set(subjectId ?? "", ofIncident);
  }

  return changes;
}

const movedFrom = z.object({ scheduledFor: z.coerce.date() });
