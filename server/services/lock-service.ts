import { AppError } from "@/domain/shared/errors";
import type { Tx } from "@/server/infra/db";

type LockedService = { id: string; name: string; groupId: string | null };

/** A service until the end of the transaction: nothing can begin to name it, and none is moved beside it. @throws AppError not_found */
export async function lockService(tx: Tx, code: string): Promise<LockedService> {
  await tx.$queryRaw`SELECT id FROM services ORDER BY id FOR UPDATE`;
  const service = await tx.service.findUnique({ where: { code }, select: { id: true, name: true, groupId: true } });
  if (!service) {
    throw new AppError("not_found", `There is no service ${code}. Choose one from the list.`);
  }

  return service;
}
