import { parseCode } from "@/domain/shared/codes";
import { AppError } from "@/domain/shared/errors";
import type { Tx } from "@/server/infra/db";

/** What a draft is about: null for a new incident. @throws AppError not_found */
export async function findIncidentId(tx: Tx, code: string | null): Promise<string | null> {
  if (code === null) {
    return null;
  }
  const parsed = parseCode(code);
  const incident =
    parsed &&
    (await tx.incident.findUnique({
      where: { prefix_number: { prefix: parsed.prefix, number: parsed.number } },
      select: { id: true },
    }));
  if (!incident) {
    throw new AppError("not_found", `${code} was not found. Check the code.`);
  }

  return incident.id;
}
