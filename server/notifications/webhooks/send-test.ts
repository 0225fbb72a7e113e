import { randomUUID } from "node:crypto";
import { system } from "@/domain/accounts/actor";
import { pushKeys } from "@/server/notifications/push/push-keys";
import type { Tx } from "@/server/infra/db";
import { claimMs } from "./claim-delivery";
import { findWebhookDelivery } from "./find-delivery";
import { sendWebhookDelivery } from "./send-delivery";
import { makeTestUpdate } from "@/server/notifications/notification-payload";

/** A test that this process has in hand already; if it dies, a worker sends it. */
export async function createTestDelivery(tx: Tx, webhookId: string, now: Date): Promise<string> {
  const id = randomUUID();
  const claimedUntil = new Date(now.getTime() + claimMs);
  await tx.webhookDelivery.create({
    data: { id, webhookId, queuedAt: now, dueAt: now, claimedUntil },
    select: { id: true },
  });

  return id;
}

/** @returns what came of it, as a sentence */
export async function sendTest(requestId: string, clock: () => Date): Promise<string> {
  const request = await findWebhookDelivery(requestId);
  const sending = { findUpdate: (_: unknown, now: Date) => makeTestUpdate(now), findKeys: pushKeys, clock };
  const sent = request && (await sendWebhookDelivery(system, request, sending));
  if (!sent) {
    return "The test was not sent: the webhook was removed meanwhile.";
  }
  const { outcome, tookMs } = sent;

  return outcome.kind === "sent"
    ? `It was taken: answered ${outcome.responseCode} within ${tookMs} ms.`
    : `It was not taken, after ${tookMs} ms: ${outcome.sentence}`;
}
