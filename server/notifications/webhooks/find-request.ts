import { db } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";

const requestSelect = {
  id: true,
  edition: true,
  state: true,
  attempts: true,
  queuedAt: true,
  updateId: true,
  update: { select: { incident: { select: { changedAt: true } } } },
  endpoint: {
    select: {
      id: true,
      kind: true,
      url: true,
      subscriberId: true,
      secretSealed: true,
      formerSecretSealed: true,
      formerSecretUntil: true,
      disabledAt: true,
      failingSince: true,
    },
  },
} satisfies Prisma.EndpointDeliverySelect;

/** A request that waits, and the endpoint as it stands now. */
export type RequestToSend = Prisma.EndpointDeliveryGetPayload<{ select: typeof requestSelect }>;

/** Null where it is gone with its update or its endpoint, or was sent meanwhile. */
export async function findRequest(id: string): Promise<RequestToSend | null> {
  const found = await db.endpointDelivery.findUnique({ where: { id }, select: requestSelect });

  return found?.state === "queued" ? found : null;
}
