import type { ConfirmationKind } from "@/domain/shared/words";
import { db } from "@/server/infra/db";

/** How many said so of an incident, as they weigh, and how many of them by calling help desk. */
export type CallerCounts = (incidentId: string, kind: ConfirmationKind) => { all: number; callers: number };

export async function countCallers(incidentIds: readonly string[]): Promise<CallerCounts> {
  const rows = await db.confirmation.groupBy({
    by: ["incidentId", "kind", "origin"],
    where: { incidentId: { in: [...incidentIds] } },
    _sum: { weight: true },
  });

  return (incidentId, kind) => {
    const own = rows.filter((row) => row.incidentId === incidentId && row.kind === kind);
    const sum = (of: typeof own) => Math.round(of.reduce((total, row) => total + (row._sum.weight ?? 0), 0));

    return { all: sum(own), callers: sum(own.filter(({ origin }) => origin === "helpdesk")) };
  };
}
