import { Webhook } from "standardwebhooks";
import { formatOffsetTime } from "@/domain/shared/offset-time";
import { env } from "@/server/infra/env";
import type { WebhookRequest, WebhookTarget, DeliveryContext } from "./webhook-target";
import type { NotificationPayload } from "@/server/notifications/notification-payload";

/**
 * JSON in the shape of Statuspage's webhooks, and ours beside it under `allclear`, signed by the Standard Webhooks
 * specification: with each secret that counts now, so that a receiver may change from one to the next.
 */
export function signedRequest(
  { secrets }: WebhookTarget,
  update: NotificationPayload,
  notification: DeliveryContext,
  now: Date,
): WebhookRequest {
  const body = JSON.stringify(payload(update, notification, now));
  const id = webhookId(notification);

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
    incident: { ...incident, incident_updates: incident.incident_updates.slice(0, mostUpdates) },
    ...componentUpdate(update),
    allclear: {
      type: update.isTest ? "test" : "update",
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

/** Statuspage tells of one component at a time: an update that changes one service is told so as well. */
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
const mostUpdates = 50;
