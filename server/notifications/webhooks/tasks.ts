import type { CronItem, TaskList } from "graphile-worker";
import { z } from "zod";
import { system } from "@/domain/accounts/actor";
import { purgePushSubscriptions } from "@/server/notifications/push/purge-push-subscriptions";
import { purgeWebhookAttempts } from "./purge-attempts";
import { emailWebhookDisabled } from "./email-webhook-disabled";
import { sendWebhookDeliveries } from "./send-deliveries";

const disabled = z.object({ webhookId: z.uuid() });

export const webhookTasks: TaskList = {
  purge_webhook_attempts: () => purgeWebhookAttempts(system, new Date()),
  purge_push_subscriptions: () => purgePushSubscriptions(system, new Date()),
  email_webhook_disabled: (given) => emailWebhookDisabled(system, disabled.parse(given), new Date()),
  // It ends before the cron begins the next, so that few look for work at once.
  send_webhook_deliveries: () => sendWebhookDeliveries(system, () => new Date(), new Date(Date.now() + sendingMs)),
};

const sendingMs = 45_000;

export const webhookCronItems: CronItem[] = [
  {
    task: "send_webhook_deliveries",
    match: "* * * * *",
    options: { maxAttempts: 1, jobKey: "send_webhook_deliveries" },
  },
  { task: "purge_webhook_attempts", match: "47 3 * * *", options: { maxAttempts: 3 } },
  { task: "purge_push_subscriptions", match: "53 3 * * *", options: { maxAttempts: 3 } },
];
