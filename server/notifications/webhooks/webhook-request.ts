import { Webhook } from "standardwebhooks";
import { factLines, workaroundLine } from "@/domain/incidents/incident-words";
import { isEnded } from "@/domain/incidents/statuses";
import { discordMessage } from "@/domain/notifications/chat-discord";
import type { ChatMessage } from "@/domain/notifications/chat-message";
import { slackMessage } from "@/domain/notifications/chat-slack";
import { teamsMessage } from "@/domain/notifications/chat-teams";
import { notificationTitle } from "@/domain/notifications/notification-title";
import type { WebhookKind } from "@/domain/notifications/webhooks";
import { formatOffsetTime } from "@/domain/shared/offset-time";
import { formatDateTime, zoneName } from "@/domain/shared/time";
import { serviceStatusLabels } from "@/domain/shared/words";
import { env } from "@/server/infra/env";
import type { NotificationPayload } from "@/server/notifications/notification-payload";
import type { DeliveryContext, WebhookRequest, WebhookTarget } from "./http-channel";

/** All that differs by kind: an update as it reads now, as a request to a webhook. Chats get their own shape. */
export function webhookRequest(
  webhook: WebhookTarget,
  update: NotificationPayload,
  delivery: DeliveryContext,
  now: Date,
): WebhookRequest {
  const toMessage = chats.get(webhook.kind);

  return toMessage
    ? jsonRequest(toMessage(chatMessage(update, delivery, now)))
    : signedRequest(webhook, update, delivery, now);
}

const chats = new Map<WebhookKind, (message: ChatMessage) => object>([
  ["slack", slackMessage],
  ["teams", teamsMessage],
  ["discord", discordMessage],
]);

/**
 * JSON in the shape of Statuspage's webhooks, and ours beside it under `allclear`, signed by the Standard Webhooks
 * specification: with each secret that is valid now, so that a receiver may change from one to the next.
 */
function signedRequest(
  { secrets }: WebhookTarget,
  update: NotificationPayload,
  delivery: DeliveryContext,
  now: Date,
): WebhookRequest {
  const body = JSON.stringify(payload(update, delivery, now));
  const id = webhookId(delivery);

  return {
    headers: {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(now.getTime() / 1_000)),
      "webhook-signature": secrets.map((secret) => new Webhook(secret).sign(id, now, body)).join(" "),
    },
    body,
    logged: body,
  };
}

/** By which a receiver knows a request that comes a second time. */
function webhookId({ id }: DeliveryContext): string {
  return `msg_${id.replaceAll("-", "")}`;
}

function payload(update: NotificationPayload, { edition }: DeliveryContext, now: Date): object {
  const { site, incident, page } = update;
  const time = (at: Date | null) => at && formatOffsetTime(at, site.timeZone);

  return {
    meta: {
      unsubscribe: `${env().ORIGIN}/subscribe`,
      documentation: `${env().ORIGIN}/feeds`,
      generated_at: time(now),
    },
    page,
    incident: { ...incident, incident_updates: incident.incident_updates.slice(0, maxUpdates) },
    ...componentUpdate(update),
    allclear: {
      type: update.isTest ? "test" : update.isWithdrawal ? "withdrawal" : "update",
      code: update.code,
      update_code: update.updateCode,
      kind: update.kind,
      status: update.status,
      impact: update.impact,
      title: update.title,
      text: update.text,
      workaround: update.workaround,
      is_correction: edition > 0,
      posted_at: time(update.postedAt),
      happened_at: time(update.happenedAt),
      edited_at: time(update.editedAt),
      next_update_by: time(update.nextUpdateBy),
      services: update.services,
      url: update.url,
      update_url: update.updateUrl,
    },
  };
}

/** Statuspage notifies of one component at a time: an update that changes one service has that as well. */
function componentUpdate({ changes, incident }: NotificationPayload): object {
  const [change, another] = changes;
  const component = incident.components.find(({ id }) => id === change?.id);
  const [first] = incident.incident_updates;
  if (!change || another || !component || !first) {
    return {};
  }

  return {
    component_update: {
      id: first.id,
      component_id: change.id,
      created_at: first.created_at,
      old_status: change.old,
      new_status: change.new,
    },
    component,
  };
}

/** An incident of weeks has hundreds; the newest come first. */
const maxUpdates = 50;

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
      workaroundLine(workaround),
      ...factLines(affected, update),
      nextUpdateBy === null
        ? ""
        : `Next update by ${formatDateTime(nextUpdateBy, site.timeZone, now)} ${zoneName(nextUpdateBy, site.timeZone)}.`,
    ],
    url: update.url,
    urlLabel: update.isTest ? `Open ${site.name}` : `Read on: ${update.code}`,
    siteName: site.name,
    postedAt: update.postedAt,
    isEnded: update.isWithdrawal || isEnded(update.status),
  };
}
