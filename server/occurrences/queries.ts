import type { OccurrenceView } from "@/domain/views";
import { db } from "@/server/infra/db";

/** Every recurrence of an incident's fault that is recorded, newest first. Public. */
export async function listOccurrences(incidentId: string): Promise<OccurrenceView[]> {
  return db.occurrence.findMany({
    where: { incidentId },
    select: { id: true, at: true, downSeconds: true, text: true },
    orderBy: [{ at: "desc" }, { id: "desc" }],
  });
}
