import type { FeedScope } from "@/domain/publishing/feeds";
import { affectedByPosition, incidentParts } from "@/server/incidents/incident-view";
import { updateParts } from "@/server/incidents/update-view";
import { db } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";

/** Maintenance that is announced, under way, over or cancelled, the latest window first. */
export async function listPlannedWindows(scope: FeedScope, limit: number): Promise<PlannedWindow[]> {
  const rows = await db.incident.findMany({
    where: {
      withdrawnAt: null,
      kind: "maintenance",
      scheduledFor: { not: null },
      scheduledUntil: { not: null },
      ...ofService(scope),
    },
    select: windowSelect,
    orderBy: [{ scheduledFor: "desc" }, { id: "desc" }],
    take: limit,
  });
  const changes = await countChanges(rows);

  return rows.flatMap(({ scheduledFor, scheduledUntil, ...row }) =>
    scheduledFor && scheduledUntil ? [{ ...row, scheduledFor, scheduledUntil, changes: changes.get(row.id) ?? 0 }] : [],
  );
}

export type PlannedWindow = Omit<WindowRow, "scheduledFor" | "scheduledUntil"> & {
  scheduledFor: Date;
  scheduledUntil: Date;
  /** How often it was moved or renamed. */
  changes: number;
};

const windowSelect = {
  ...incidentParts,
  createdAt: true,
  changedAt: true,
  affected: affectedByPosition,
  updates: { select: updateParts },
} satisfies Prisma.IncidentSelect;

type WindowRow = Prisma.IncidentGetPayload<{ select: typeof windowSelect }>;

function ofService(scope: FeedScope): Prisma.IncidentWhereInput {
  return scope.kind === "service" ? { affected: { some: { service: { code: scope.code } } } } : {};
}

/** The audit is what says how often something was changed. */
async function countChanges(rows: readonly { id: string; createdAt: Date }[]): Promise<Map<string | null, number>> {
  const oldest = new Date(Math.min(...rows.map(({ createdAt }) => createdAt.getTime()), Date.now()));
  const counted = await db.auditEntry.groupBy({
    by: ["subjectId"],
    where: { action: "incident.changed", subjectId: { in: rows.map(({ id }) => id) }, at: { gte: oldest } },
    _count: true,
  });

  return new Map(counted.map(({ subjectId, _count }) => [subjectId, _count]));
}
