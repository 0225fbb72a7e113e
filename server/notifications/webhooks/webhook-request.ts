import { discordMessage } from "@/domain/notifications/chat-discord";
import type { ChatMessage } from "@/domain/notifications/chat-message";
import { slackMessage } from "@/domain/notifications/chat-slack";
import { teamsMessage } from "@/domain/notifications/chat-teams";
import { isEnded } from "@/domain/incidents/statuses";
import { formatDateTime, zoneName } from "@/domain/shared/time";
import { notificationTitle } from "@/domain/notifications/notification-title";
import { serviceStatusLabels } from "@/domain/shared/words";
import { pushRequest } from "./push-request";
import type { WebhookRequest, WebhookTarget, DeliveryContext } from "./webhook-target";
import { signedRequest } from "./signed-request";
import type { NotificationPayload } from "@/server/notifications/notification-payload";

/** All that differs by kind: an update as it reads now, as a request to a webhook. */
export async function webhookRequest(
  webhook: WebhookTarget,
  update: NotificationPayload,
  notification: DeliveryContext,
  now: Date,
): Promise<WebhookRequest> {
  switch (webhook.kind) {
    case "webhook":
      return signedRequest(webhook, update, notification, now);
    case "slack":
      return jsonRequest(slackMessage(chatMessage(update, notification, now)));
    case "teams":
      return jsonRequest(teamsMessage(chatMessage(update, notification, now)));
    case "discord":
      return jsonRequest(discordMessage(chatMessage(update, notification, now)));
    case "push":
      return pushRequest(webhook, update, notification, now);
  }
}

function jsonRequest(message: object): WebhookRequest {
  const body = JSON.stringify(message);

  return { headers: { "content-type": "application/json" }, body, logged: body };
}

function chatMessage(update: NotificationPayload, { edition }: DeliveryContext, now: Date): ChatMessage {
  const { services, workaround, nextUpdateBy, site } = update;
  const affected = services.map(({ name, status }) => `${name} (${serviceStatusLabels[status].toLowerCase()})`);

  return {
    title: update.isTest ? `Test of ${site.name}` : notificationTitle({ ...update, edition }),
    paragraphs: [
      update.text,
      workaround === null ? "" : `What you can do: ${workaround}`,
      affected.length === 0 ? "" : `Affected: ${affected.join(", ")}`,
      nextUpdateBy === null
        ? ""
        : `Next update by ${formatDateTime(nextUpdateBy, site.timeZone, now)} ${zoneName(nextUpdateBy, site.timeZone)}.`,
    ],
    url: update.url,
    urlLabel: update.isTest ? `Open ${site.name}` : `Read on: ${update.code}`,
    siteName: site.name,
    postedAt: update.postedAt,
    isEnded: isEnded(update.status),
  };
}
