import { randomUUID } from "node:crypto";
import { system } from "@/domain/accounts/actor";
import { pushKeys } from "@/server/notifications/push/push-keys";
import type { Tx } from "@/server/infra/db";
import { claimMs } from "./claim-request";
import { findRequest } from "./find-request";
import { sendRequest } from "./send-request";
import { makeTestUpdate } from "./told-update";

/** A test that this process has in hand already; if it dies, a worker sends it. */
export async function layOutTest(tx: Tx, endpointId: string, now: Date): Promise<string> {
  const id = randomUUID();
  const claimedUntil = new Date(now.getTime() + claimMs);
  await tx.endpointDelivery.create({
    data: { id, endpointId, queuedAt: now, dueAt: now, claimedUntil },
    select: { id: true },
  });

  return id;
}

/** @returns what came of it, as a sentence */
export async function sendTest(requestId: string, clock: () => Date): Promise<string> {
  const request = await findRequest(requestId);
  const sending = { findUpdate: (_: unknown, now: Date) => makeTestUpdate(now), findKeys: pushKeys, clock };
  const sent = request && (await sendRequest(system, request, sending));
  if (!sent) {
    return "The test was not sent: the endpoint was removed meanwhile.";
  }
  const { outcome, tookMs } = sent;

  return outcome.kind === "sent"
    ? `It was taken: answered ${outcome.responseCode} within ${tookMs} ms.`
    : `It was not taken, after ${tookMs} ms: ${outcome.sentence}`;
}
