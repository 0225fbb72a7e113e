import { randomUUID } from "node:crypto";
import type { Actor } from "@/domain/accounts/actor";
import type { Role } from "@/domain/shared/words";
import { purgePushSubscriptions } from "@/server/notifications/push/channel";
import { addWebhook } from "@/server/notifications/webhooks/add-webhook";
import { changeWebhook, renewWebhookSecret } from "@/server/notifications/webhooks/change-webhook";
import { httpWebhooks, purgeWebhookAttempts } from "@/server/notifications/webhooks/channel";
import { findWebhook, listWebhookDeliveries, listWebhooks } from "@/server/notifications/webhooks/queries";
import { emailWebhookDisabled } from "@/server/notifications/email/email-webhook-disabled";
import { pauseWebhook, resumeWebhook } from "@/server/notifications/webhooks/pause-webhook";
import { removeWebhook } from "@/server/notifications/webhooks/remove-webhook";
import { retryWebhookDelivery } from "@/server/notifications/webhooks/retry-delivery";
import { sendHttpDeliveries, settleWebhookDelivery } from "@/server/notifications/webhooks/delivery";
import { testWebhook } from "@/server/notifications/webhooks/test-webhook";
import { endSubscription, purgeSubscribers } from "@/server/notifications/email/delete-subscriber";
import { mailSubscriptionLink } from "@/server/notifications/email/mail-subscription-link";
import { resumeSubscriber } from "@/server/notifications/email/resume-subscriber";
import { settleEmailDelivery } from "@/server/notifications/email/delivery";
import { sendEmailDeliveries } from "@/server/notifications/email/send-deliveries";
import { sendDigests } from "@/server/notifications/email/send-digests";
import { notifySubscribers } from "@/server/notifications/notify-subscribers";
import { at } from "@/server/testing/make";

const now = at("10:00");
const id = randomUUID();
const idempotencyKey = randomUUID();
const webhook = {
  name: "E",
  url: "https://hooks.example.org/",
  choice: "every_update" as const,
  services: ["NOSUCH"],
};
const request = {
  id,
  attempts: 0,
  queuedAt: now,
  updateId: null,
  webhook: { id, subscriberId: null, failingSince: null },
};

/** The verbs and queries of notifications, each with the least role that may; asked of nobody who exists. */
export const notificationVerbs: readonly [name: string, least: Role, call: (actor: Actor) => Promise<unknown>][] = [
  ["notifySubscribers", "admin", (actor) => notifySubscribers(actor, { updateId: id, isEdit: false }, now)],
  ["sendEmailDeliveries", "admin", (actor) => sendEmailDeliveries(actor, () => now, now)],
  ["sendDigests", "admin", (actor) => sendDigests(actor, () => now, now)],
  ["endSubscription", "admin", (actor) => endSubscription(actor, { id }, now)],
  ["resumeSubscriber", "admin", (actor) => resumeSubscriber(actor, { id }, now)],
  ["mailSubscriptionLink", "admin", (actor) => mailSubscriptionLink(actor, { subscriberId: id }, now)],
  ["purgeSubscribers", "admin", (actor) => purgeSubscribers(actor, now)],
  [
    "settleEmailDelivery",
    "admin",
    (actor) =>
      settleEmailDelivery(actor, { id, subscriberId: id, attempts: 0, queuedAt: now }, { kind: "skipped" }, now),
  ],
  ["addWebhook", "admin", (actor) => addWebhook(actor, { ...webhook, kind: "webhook", idempotencyKey }, now)],
  ["changeWebhook", "admin", (actor) => changeWebhook(actor, { ...webhook, id }, now)],
  ["pauseWebhook", "admin", (actor) => pauseWebhook(actor, { id }, now)],
  ["resumeWebhook", "admin", (actor) => resumeWebhook(actor, { id }, now)],
  ["renewWebhookSecret", "admin", (actor) => renewWebhookSecret(actor, { id }, now)],
  ["removeWebhook", "admin", (actor) => removeWebhook(actor, { id }, now)],
  ["testWebhook", "admin", (actor) => testWebhook(actor, { id }, () => now)],
  ["retryWebhookDelivery", "admin", (actor) => retryWebhookDelivery(actor, { id }, now)],
  ["listWebhooks", "admin", (actor) => listWebhooks(actor)],
  ["findWebhook", "admin", (actor) => findWebhook(actor, id)],
  ["listWebhookDeliveries", "admin", (actor) => listWebhookDeliveries(actor, id)],
  ["sendHttpDeliveries", "admin", (actor) => sendHttpDeliveries(actor, httpWebhooks, () => now, now)],
  ["settleWebhookDelivery", "admin", (actor) => settleWebhookDelivery(actor, request, "skipped", now)],
  ["purgePushSubscriptions", "admin", (actor) => purgePushSubscriptions(actor, now)],
  ["purgeWebhookAttempts", "admin", (actor) => purgeWebhookAttempts(actor, now)],
  ["emailWebhookDisabled", "admin", (actor) => emailWebhookDisabled(actor, { webhookId: id }, now)],
];
