import { z } from "zod";
import { system } from "@/domain/accounts/actor";
import type { ChannelWorker } from "@/server/notifications/channel";
import { purgeSubscribers } from "./delete-subscriber";
import { emailWebhookDisabled } from "./email-webhook-disabled";
import { mailSubscriptionLink } from "./mail-subscription-link";
import { sendEmailDeliveries } from "./send-deliveries";
import { sendDigests } from "./send-digests";

const link = z.object({ subscriberId: z.uuid(), isLeaving: z.boolean().optional() });
const disabled = z.object({ webhookId: z.uuid() });

export const emailWorker: ChannelWorker = {
  sendDeliveries: (clock, deadline) => sendEmailDeliveries(system, clock, deadline),
  sendingMs: 55_000,
  tasks: {
    send_email_digests: () => sendDigests(system, () => new Date(), new Date(Date.now() + digestsMs)),
    mail_subscription_link: (payload) => mailSubscriptionLink(system, link.parse(payload), new Date()),
    email_webhook_disabled: (payload) => emailWebhookDisabled(system, disabled.parse(payload), new Date()),
    purge_subscribers: () => purgeSubscribers(system, new Date()),
  },
  cronItems: [
    { task: "send_email_digests", match: "*/5 * * * *", options: { maxAttempts: 1, jobKey: "send_email_digests" } },
    { task: "purge_subscribers", match: "41 3 * * *", options: { maxAttempts: 3 } },
  ],
};

const digestsMs = 4.5 * 60_000;
