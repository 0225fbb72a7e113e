import type { CronItem, TaskList } from "graphile-worker";
import { z } from "zod";
import { system } from "@/domain/accounts/actor";
import { purgeSubscribers } from "./delete-subscriber";
import { mailSubscriptionLink } from "./mail-subscription-link";
import { sendEmailDeliveries } from "./send-deliveries";
import { sendDigests } from "./send-digests";
import { notifySubscribers } from "@/server/notifications/notify-subscribers";

const notification = z.object({ updateId: z.uuid(), isEdit: z.boolean() });
const link = z.object({ subscriberId: z.uuid() });

export const subscriptionTasks: TaskList = {
  purge_subscribers: () => purgeSubscribers(system, new Date()),
  mail_subscription_link: (given) => mailSubscriptionLink(system, link.parse(given), new Date()),
  // It ends before the cron begins the next, so that at most two look for work at once.
  send_email_deliveries: () => sendEmailDeliveries(system, () => new Date(), new Date(Date.now() + sendingMs)),
  send_email_digests: () => sendDigests(system, () => new Date(), new Date(Date.now() + digestsMs)),
  notify_subscribers: (given) => notifySubscribers(system, notification.parse(given), new Date()),
};

const sendingMs = 55_000;
const digestsMs = 4.5 * 60_000;

export const subscriptionCronItems: CronItem[] = [
  { task: "send_email_deliveries", match: "* * * * *", options: { maxAttempts: 1, jobKey: "send_email_deliveries" } },
  { task: "send_email_digests", match: "*/5 * * * *", options: { maxAttempts: 1, jobKey: "send_email_digests" } },
  { task: "purge_subscribers", match: "41 3 * * *", options: { maxAttempts: 3 } },
];
