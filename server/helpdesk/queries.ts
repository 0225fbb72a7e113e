import { parseCode } from "@/domain/shared/codes";
import { db } from "@/server/infra/db";

/** What staff wrote as the script of an incident; null where it is made from what is known. @param code MAIL-7 */
export async function findScript(code: string): Promise<string | null> {
  const parsed = parseCode(code);
  if (!parsed) {
    return null;
  }
  const { prefix, number } = parsed;
  const row = await db.incident.findUnique({
    where: { prefix_number: { prefix, number } },
    select: { callerScript: true },
  });

  return row?.callerScript ?? null;
}
