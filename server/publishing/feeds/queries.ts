import { parseCode } from "@/domain/shared/codes";
import type { FeedScope } from "@/domain/publishing/feeds";
import { db } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";
import { affectedByPosition, incidentParts } from "@/server/incidents/incident-view";
import { updateParts, updateWords } from "@/server/incidents/update-view";

/** What a feed says of the site. `updatedAt` is used where nothing has been written yet. */
export async function findFeedSite(): Promise<{ name: string; timeZone: string; updatedAt: Date }> {
  return db.site.findUniqueOrThrow({ where: { id: 1 }, select: { name: true, timeZone: true, updatedAt: true } });
}

/** What a scope is called; null where there is no such thing. */
export async function findScopeName(scope: FeedScope): Promise<{ name: string | null; createdAt: Date | null } | null> {
  if (scope.kind === "site") {
    return { name: null, createdAt: null };
  }
  if (scope.kind === "service") {
    return db.service.findUnique({ where: { code: scope.code }, select: { name: true, createdAt: true } });
  }
  const code = parseCode(scope.code);
  const incident =
    code &&
    (await db.incident.findUnique({
      where: { prefix_number: { prefix: code.prefix, number: code.number }, withdrawnAt: null },
      select: { title: true, createdAt: true },
    }));

  return incident && { name: `${scope.code} ${incident.title}`, createdAt: incident.createdAt };
}

/** The newest updates of a scope, the last posted first: what staff wrote, and nothing of visitors. */
export async function listPublishedUpdates(scope: FeedScope, limit: number): Promise<FeedUpdate[]> {
  return db.update.findMany({
    where: updatesOf(scope),
    select: updateSelect,
    orderBy: [{ postedAt: "desc" }, { id: "desc" }],
    take: limit,
  });
}

/** The newest incidents and maintenances, each with its newest updates; notices are no incidents to who reads this. */
export async function listHistory(limit: number, updatesEach: number): Promise<HistoryIncident[]> {
  return db.incident.findMany({
    where: { withdrawnAt: null, kind: { in: ["incident", "maintenance"] } },
    select: { ...historySelect, updates: { ...historySelect.updates, take: updatesEach } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
  });
}

const updateSelect = {
  ...updateWords,
  incident: { select: { ...incidentParts, affected: affectedByPosition } },
} satisfies Prisma.UpdateSelect;

const historySelect = {
  ...incidentParts,
  createdAt: true,
  changedAt: true,
  updates: { select: updateParts, orderBy: { number: "desc" } },
} satisfies Prisma.IncidentSelect;

export type FeedUpdate = Prisma.UpdateGetPayload<{ select: typeof updateSelect }>;

export type HistoryIncident = Prisma.IncidentGetPayload<{ select: typeof historySelect }>;

function updatesOf(scope: FeedScope): Prisma.UpdateWhereInput {
  switch (scope.kind) {
    case "site":
      return { incident: { withdrawnAt: null } };
    case "service":
      return { incident: { withdrawnAt: null, affected: { some: { service: { code: scope.code } } } } };
    case "incident": {
      const { prefix, number } = parseCode(scope.code) ?? { prefix: "", number: 0 };

      return { incident: { prefix, number, withdrawnAt: null } };
    }
  }
}
