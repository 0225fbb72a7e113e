import { type Actor, system } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { countOf } from "@/domain/notifications/channels";
import { transaction } from "@/server/infra/db";
import type { Channel } from "@/server/notifications/channel";
import { sendHttpDeliveries } from "@/server/notifications/webhooks/delivery";
import {
  countHttpAudience,
  createHttpDeliveries,
  findHttpProgress,
  findLastHttpEdition,
  type HttpChannel,
} from "@/server/notifications/webhooks/http-channel";
import { pushKeys } from "./push-keys";
import { pushRequest } from "./push-request";

export const httpPush: HttpChannel = {
  kinds: ["push"],
  goneStatuses: [404, 410],
  startRun: () => {
    let keys: ReturnType<typeof pushKeys> | undefined;

    return async (webhook, update, delivery, now) =>
      pushRequest(webhook, update, delivery, await (keys ??= pushKeys(now)));
  },
};

/** Browsers, by the push service of their makers. Their push subscriptions are kept as webhooks of the kind `push`. */
export const push: Channel = {
  name: "push",
  createDeliveries: (tx, update, now) => createHttpDeliveries(tx, httpPush, update, now),
  findLastEdition: (tx, updateId) => findLastHttpEdition(tx, httpPush, updateId),
  endWithIncident: async (tx, incidentId) => {
    await tx.webhookIncident.deleteMany({ where: { incidentId } });
  },
  findAudience: async (actor) => {
    const count = await countHttpAudience(actor, httpPush);

    return {
      name: "Web push",
      isReady: count > 0,
      count,
      summary: count > 0 ? countOf(count, "browser", "browsers") : null,
      failure: null,
      note: null,
      needsMail: false,
    };
  },
  findProgress: async (actor, code) => {
    const counts = await findHttpProgress(actor, httpPush, code);

    return counts && { ...counts, label: "By web push", later: null, note: null };
  },
  settings: null,
  worker: {
    sendDeliveries: (clock, deadline) => sendHttpDeliveries(system, httpPush, clock, deadline),
    sendingMs: 45_000,
    tasks: { purge_push_subscriptions: () => purgePushSubscriptions(system, new Date()) },
    cronItems: [{ task: "purge_push_subscriptions", match: "53 3 * * *", options: { maxAttempts: 3 } }],
  },
};

/** Deletes browsers that their push service no longer knows, and those that are subscribed to nothing any more. */
export async function purgePushSubscriptions(actor: Actor, now: Date): Promise<void> {
  requirePermission(actor, "webhook.send");

  await transaction(async (tx) => {
    const dayAgo = new Date(now.getTime() - 24 * 60 * 60_000);
    await tx.webhook.deleteMany({ where: { kind: "push", disabledAt: { lt: dayAgo } } });
    await tx.webhook.deleteMany({
      where: {
        kind: "push",
        isEverything: false,
        services: { none: {} },
        incidents: { none: {} },
        deliveries: { none: { OR: [{ state: "queued" }, { settledAt: { gt: dayAgo } }] } },
      },
    });
  });
}
