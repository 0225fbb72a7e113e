import { type Actor, system } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { countOf } from "@/domain/notifications/channels";
import { webhookKinds } from "@/domain/notifications/webhooks";
import { transaction } from "@/server/infra/db";
import type { Channel } from "@/server/notifications/channel";
import { sendHttpDeliveries } from "./delivery";
import {
  countHttpAudience,
  createHttpDeliveries,
  findHttpProgress,
  findLastHttpEdition,
  type HttpChannel,
} from "./http-channel";
import { webhookRequest } from "./webhook-request";

export const httpWebhooks: HttpChannel = {
  kinds: webhookKinds,
  goneStatuses: [410],
  startRun: () => webhookRequest,
};

export const webhooks: Channel = {
  name: "webhook",
  createDeliveries: (tx, update, now) => createHttpDeliveries(tx, httpWebhooks, update, now),
  findLastEdition: (tx, updateId) => findLastHttpEdition(tx, httpWebhooks, updateId),
  // An operator's names services alone, and a subscriber's goes by the subscriptions of its owner.
  endWithIncident: () => Promise.resolve(),
  findAudience: async (actor) => {
    const count = await countHttpAudience(actor, httpWebhooks);

    return {
      name: "Webhooks",
      isReady: count > 0,
      count,
      summary: count > 0 ? countOf(count, "webhook", "webhooks") : null,
      failure: null,
      note: null,
      needsMail: false,
    };
  },
  findProgress: async (actor, code) => {
    const counts = await findHttpProgress(actor, httpWebhooks, code);

    return counts && { ...counts, label: "By webhook", later: null, note: null };
  },
  settings: {
    path: "/staff/webhooks",
    title: "Webhooks",
    about: "Chats and programs that are notified of what is posted",
  },
  worker: {
    sendDeliveries: (clock, deadline) => sendHttpDeliveries(system, httpWebhooks, clock, deadline),
    sendingMs: 45_000,
    tasks: { purge_webhook_attempts: () => purgeWebhookAttempts(system, new Date()) },
    cronItems: [{ task: "purge_webhook_attempts", match: "47 3 * * *", options: { maxAttempts: 3 } }],
  },
};

/** Deletes attempts that are older than 30 days, and the tests that they belong to. What was sent of an update stays. */
export async function purgeWebhookAttempts(actor: Actor, now: Date): Promise<void> {
  requirePermission(actor, "webhook.send");
  const before = new Date(now.getTime() - keptMs);

  await transaction(async (tx) => {
    await tx.webhookAttempt.deleteMany({ where: { at: { lt: before } } });
    await tx.webhookDelivery.deleteMany({ where: { updateId: null, settledAt: { lt: before } } });
  });
}

const keptMs = 30 * 24 * 60 * 60_000;
