import { invalid } from "@/domain/shared/input";
import type { Tx } from "@/server/infra/db";

/** The service that a visitor's form names; null if it names none. @throws AppError invalid */
export async function requireServiceId(tx: Tx, code: string | undefined): Promise<string | null> {
  if (code === undefined) {
    return null;
  }
  const service = await tx.service.findUnique({ where: { code }, select: { id: true } });
  if (!service) {
    throw invalid({ service: `There is no service ${code}. Choose one from the list.` });
  }

  return service.id;
}
