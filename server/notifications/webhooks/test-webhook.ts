import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { type Actor, system } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { NamedWebhook, OwnWebhook } from "@/domain/notifications/webhook-input";
import { recordAudit } from "@/server/infra/audit";
import { type Tx, transaction } from "@/server/infra/db";
import { limitOwnSubscription } from "@/server/notifications/subscriber-access";
import { makeTestUpdate } from "@/server/notifications/notification-payload";
import { httpWebhooks } from "./channel";
import { claimMs, sendDelivery } from "./delivery";
import { webhookTimeoutMs } from "./post-to-webhook";
import { ownWebhook, requireWebhook, type WebhookWhere } from "./internal";

/**
 * Sends a webhook a test, also while it is disabled, and waits for what comes of it: ten seconds at most.
 * @returns what came of it, as a sentence
 * @throws AppError forbidden, not_found
 */
export async function testWebhook(actor: Actor, { id }: NamedWebhook, clock: () => Date): Promise<string> {
  requirePermission(actor, "webhook.manage");
  const now = clock();
  const deliveryId = await transaction(async (tx) => {
    const created = await createTest(tx, { id }, now);
    await recordAudit(tx, actor, { action: "webhook.tested", subjectId: id, at: now });

    return created;
  });

  return describe(await send(deliveryId, clock));
}

/**
 * The same for a subscriber's own. What could not be reached is said after the same time, whatever the reason: else one
 * could find out which names exist in the network of this site. @throws AppError conflict, not_found, rate_limited, unavailable
 */
export async function testOwnWebhook(actor: Actor, input: OwnWebhook, clock: () => Date): Promise<string> {
  await limitOwnSubscription(actor, input.token);
  const deliveryId = await transaction(async (tx) => createTest(tx, await ownWebhook(tx, input), clock()));
  const until = setTimeout(webhookTimeoutMs + 500);
  const sent = await send(deliveryId, clock);
  if (sent?.outcome.kind !== "failed" || sent.outcome.responseCode !== null) {
    return describe(sent);
  }
  await until;

  return `The test was not accepted: ${sent.outcome.sentence}`;
}

/** A test that this process has claimed already; if it dies, a worker sends it. @returns the id of the delivery */
async function createTest(tx: Tx, where: WebhookWhere, now: Date): Promise<string> {
  const webhook = await requireWebhook(tx, where);
  const id = randomUUID();
  const claimedUntil = new Date(now.getTime() + claimMs);
  await tx.webhookDelivery.create({
    data: { id, webhookId: webhook.id, queuedAt: now, dueAt: now, claimedUntil },
    select: { id: true },
  });

  return id;
}

function send(deliveryId: string, clock: () => Date) {
  const { goneStatuses, startRun } = httpWebhooks;
  const findUpdate = (_: unknown, now: Date) => makeTestUpdate(now);

  return sendDelivery(system, deliveryId, { goneStatuses, toRequest: startRun(), findUpdate, clock });
}

function describe(sent: Awaited<ReturnType<typeof send>>): string {
  if (!sent) {
    return "The test was not sent: the webhook was removed in the meantime.";
  }
  const { outcome, tookMs } = sent;

  return outcome.kind === "sent"
    ? `The test was accepted: answered ${outcome.responseCode} within ${tookMs} ms.`
    : `The test was not accepted, after ${tookMs} ms: ${outcome.sentence}`;
}
