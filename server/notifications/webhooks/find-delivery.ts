import { db } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";

const deliverySelect = {
  id: true,
  edition: true,
  state: true,
  attempts: true,
  queuedAt: true,
  updateId: true,
  update: { select: { incident: { select: { changedAt: true } } } },
  webhook: {
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
} satisfies Prisma.WebhookDeliverySelect;

/** A request that waits, and the webhook as it stands now. */
export type WebhookDeliveryToSend = Prisma.WebhookDeliveryGetPayload<{ select: typeof deliverySelect }>;

/** Null where it is gone with its update or its webhook, or was sent meanwhile. */
export async function findWebhookDelivery(id: string): Promise<WebhookDeliveryToSend | null> {
  const found = await db.webhookDelivery.findUnique({ where: { id }, select: deliverySelect });

  return found?.state === "queued" ? found : null;
}
