import { parseCode } from "@/domain/shared/codes";
import type { OccurrenceView } from "@/domain/incidents/views";
import { db } from "@/server/infra/db";

/** Every occurrence of an incident's fault that is recorded, newest first. Public. @param code in any spelling */
export async function listOccurrences(code: string): Promise<OccurrenceView[]> {
  const parsed = parseCode(code);
  if (!parsed) {
    return [];
  }

  return db.occurrence.findMany({
    where: { incident: { prefix: parsed.prefix, number: parsed.number } },
    select: { id: true, at: true, downSeconds: true, text: true },
    orderBy: [{ at: "desc" }, { id: "desc" }],
  });
}
