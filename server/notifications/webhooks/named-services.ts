import { invalid } from "@/domain/shared/input";
import type { Tx } from "@/server/infra/db";

/** What a webhook is told of, as its row has it: the services that are named, or everything. @throws AppError invalid */
export async function namedServices(tx: Tx, codes: readonly string[]) {
  const named = await tx.service.findMany({ where: { code: { in: [...codes] } }, select: { id: true } });
  if (named.length < new Set(codes).size) {
    throw invalid({ services: "One of the services does not exist any more. Load the page again." });
  }

  return {
    isEverything: named.length === 0,
    services: { create: named.map(({ id }) => ({ serviceId: id })) },
  };
}
