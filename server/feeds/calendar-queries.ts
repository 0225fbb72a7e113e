import { z } from "zod";
import { parseCode } from "@/domain/codes";
import type { FeedScope } from "@/domain/feeds";
import type { PlannedSpan } from "@/domain/maintenance-calendar";
import { db } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";

/** Maintenance that is announced, under way, over or called off, the latest window first. */
export async function listPlannedWindows(scope: FeedScope, limit: number): Promise<PlannedWindow[]> {
  const rows = await db.incident.findMany({
    where: { kind: "maintenance", scheduledFor: { not: null }, scheduledUntil: { not: null }, ...within(scope) },
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

/** `from`: when it was to be before, where that was said anew. */
type WindowChange = { id: string; at: Date; from: PlannedSpan | null };

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

function within(scope: FeedScope): Prisma.IncidentWhereInput {
  switch (scope.kind) {
    case "site":
      return {};
    case "service":
      return { affected: { some: { service: { code: scope.code } } } };
    case "incident": {
      const { prefix, number } = parseCode(scope.code) ?? { prefix: "", number: 0 };

      return { prefix, number };
    }
  }
}

/** The audit is where it stands how often something was changed, and what it was before. */
async function listChanges(rows: readonly { id: string; createdAt: Date }[]): Promise<Map<string, WindowChange[]>> {
  if (rows.length === 0) {
    return new Map();
  }
  const oldest = new Date(Math.min(...rows.map(({ createdAt }) => createdAt.getTime()), Date.now()));
  const entries = await db.auditEntry.findMany({
    where: { action: "incident.changed", subjectId: { in: rows.map(({ id }) => id) }, at: { gte: oldest } },
    select: { id: true, subjectId: true, at: true, detail: true },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  const changes = new Map<string, WindowChange[]>();
  for (const { id, subjectId, at, detail } of entries) {
    const ofIncident = changes.get(subjectId ?? "") ?? [];
    ofIncident.push({ id, at, from: movedFrom.safeParse(detail).data ?? null });
    changes.set(subjectId ?? "", ofIncident);
  }

  return changes;
}

const movedFrom = z.object({ scheduledFor: z.coerce.date(), scheduledUntil: z.coerce.date() });
