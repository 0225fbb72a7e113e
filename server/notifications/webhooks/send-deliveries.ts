import { setTimeout as wait } from "node:timers/promises";
import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { pushKeys } from "@/server/notifications/push/push-keys";
import { transaction } from "@/server/infra/db";
import { claimWebhookDelivery } from "./claim-delivery";
import { findWebhookDelivery } from "./find-delivery";
import { type FindUpdate, type Sending, sendWebhookDelivery } from "./send-delivery";
import { findNotificationPayload, makeTestUpdate } from "@/server/notifications/notification-payload";

/**
 * Sends the requests that are due, several at once and one to each webhook, until none is left or the time is up: what
 * is left waits for the next minute. While some are on their way, what falls due meanwhile goes out beside them, so that
 * it waits for nobody who hangs.
 */
export async function sendWebhookDeliveries(actor: Actor, clock: () => Date, deadline: Date): Promise<void> {
  requirePermission(actor, "webhook.send");
  const sending = { findUpdate: updatesOfRun(), findKeys: keysOfRun(), clock };
  const onTheWay = new Set<Promise<void>>();
  const send = async (id: string): Promise<void> => {
    const request = await findWebhookDelivery(id);
    if (request) {
      await sendWebhookDelivery(actor, request, sending);
    }
  };
  while (clock() < deadline) {
    const id = onTheWay.size < atOnce ? await transaction((tx) => claimWebhookDelivery(tx, clock())) : null;
    if (id !== null) {
      const sent = send(id).finally(() => onTheWay.delete(sent));
      onTheWay.add(sent);
    } else if (onTheWay.size === 0) {
      return;
    } else {
      await Promise.race([...onTheWay, wait(pollMs)]);
    }
  }
  await Promise.all(onTheWay);
}

const atOnce = 20;
const pollMs = 250;

/** Reads the keys of the site once for many browsers. */
function keysOfRun(): Sending["findKeys"] {
  let found: ReturnType<typeof pushKeys> | undefined;

  return (now) => (found ??= pushKeys(now));
}

/** Reads an update once for many webhooks, and anew when its incident has changed. */
function updatesOfRun(): FindUpdate {
  const found = new Map<string, ReturnType<typeof findNotificationPayload>>();

  return async ({ updateId, update }, now) => {
    if (updateId === null || update === null) {
      return makeTestUpdate(now);
    }
    const key = `${updateId} ${update.incident.changedAt.getTime()}`;
    const known = found.get(key) ?? findNotificationPayload(updateId);
    found.set(key, known);

    return known;
  };
}
