import { invalid } from "@/domain/shared/input";
import type { Tx } from "@/server/infra/db";

/** The id of a service, also of an archived one. @param field of the form that names it @throws AppError invalid */
export async function requireServiceId(tx: Tx, code: string, field: string): Promise<string> {
  const service = await tx.service.findUnique({ where: { code }, select: { id: true } });
  if (!service) {
    throw invalid({ [field]: `There is no service ${code}. Choose one from the list.` });
  }

  return service.id;
}
