import type { Actor } from "@/domain/accounts/actor";
import type { OwnWebhook } from "@/domain/notifications/webhook-input";
import { transaction } from "@/server/infra/db";
import { limitOwnSubscription } from "@/server/notifications/email/internal";
import { requireConfirmedSubscriber } from "./require-confirmed-subscriber";
import { requireWebhook } from "./require-webhook";
import { createTestDelivery, sendTest } from "./send-test";

/**
 * Sends a subscriber's own webhook a test, and waits for what comes of it: ten seconds at most.
 * @returns what came of it, as a sentence
 * @throws AppError conflict, not_found, rate_limited, unavailable
 */
export async function testOwnWebhook(actor: Actor, { token, id }: OwnWebhook, clock: () => Date): Promise<string> {
  await limitOwnSubscription(actor, token);
  const requestId = await transaction(async (tx) => {
    await requireWebhook(tx, { id, subscriberId: await requireConfirmedSubscriber(tx, token) });

    return createTestDelivery(tx, id, clock());
  });

  return sendTest(requestId, clock);
}
