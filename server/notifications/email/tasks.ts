import type { CronItem, TaskList } from "graphile-worker";
import { z } from "zod";
import { system } from "@/domain/accounts/actor";
import { forgetSubscribers } from "./forget-subscribers";
import { mailSubscriptionLink } from "./mail-subscription-link";
import { sendDeliveries } from "./send-deliveries";
import { sendDigests } from "./send-digests";
import { tellSubscribers } from "./tell-subscribers";

const telling = z.object({ updateId: z.uuid(), isEdit: z.boolean() });
const link = z.object({ subscriberId: z.uuid() });

export const subscriptionTasks: TaskList = {
  forget_subscribers: () => forgetSubscribers(system, new Date()),
  mail_subscription_link: (given) => mailSubscriptionLink(system, link.parse(given), new Date()),
  // It ends before the cron begins the next, so that at most two look for work at once.
  send_deliveries: () => sendDeliveries(system, () => new Date(), new Date(Date.now() + sendingMs)),
  send_digests: () => sendDigests(system, () => new Date(), new Date(Date.now() + digestsMs)),
  tell_subscribers: (given) => tellSubscribers(system, telling.parse(given), new Date()),
};

const sendingMs = 55_000;
const digestsMs = 4.5 * 60_000;

export const subscriptionCronItems: CronItem[] = [
  { task: "send_deliveries", match: "* * * * *", options: { maxAttempts: 1, jobKey: "send_deliveries" } },
  { task: "send_digests", match: "*/5 * * * *", options: { maxAttempts: 1, jobKey: "send_digests" } },
  { task: "forget_subscribers", match: "41 3 * * *", options: { maxAttempts: 3 } },
];
