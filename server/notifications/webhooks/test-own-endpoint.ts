import type { Actor } from "@/domain/accounts/actor";
import type { OwnEndpoint } from "@/domain/notifications/webhook-input";
import { transaction } from "@/server/infra/db";
import { limitOwnSubscription } from "@/server/notifications/email/limits";
import { requireConfirmedSubscriber } from "./require-confirmed-subscriber";
import { requireEndpoint } from "./require-endpoint";
import { layOutTest, sendTest } from "./send-test";

/**
 * Sends a subscriber's own endpoint a test, and waits for what comes of it: ten seconds at most.
 * @returns what came of it, as a sentence
 * @throws AppError conflict, not_found, rate_limited, unavailable
 */
export async function testOwnEndpoint(actor: Actor, { token, id }: OwnEndpoint, clock: () => Date): Promise<string> {
  await limitOwnSubscription(actor, token);
  const requestId = await transaction(async (tx) => {
    await requireEndpoint(tx, { id, subscriberId: await requireConfirmedSubscriber(tx, token) });

    return layOutTest(tx, id, clock());
  });

  return sendTest(requestId, clock);
}
