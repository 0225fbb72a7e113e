import type { Actor } from "@/domain/accounts/actor";
import type { WebhookOutcome } from "@/domain/notifications/webhooks";
import { AppError } from "@/domain/shared/errors";
import { openSecret } from "@/server/infra/crypto/secret-box";
import { webhookRequest } from "./webhook-request";
import type { WebhookDeliveryToSend } from "./find-delivery";
import { postToWebhook } from "./post-to-webhook";
import type { DeliveryContext } from "./webhook-target";
import { settleWebhookDelivery } from "./settle-delivery";
import type { NotificationPayload } from "@/server/notifications/notification-payload";

export type FindUpdate = (
  request: Pick<WebhookDeliveryToSend, "updateId" | "update">,
  now: Date,
) => Promise<NotificationPayload | null>;

/** What sending needs that many requests share. */
export type Sending = { findUpdate: FindUpdate; findKeys: DeliveryContext["findKeys"]; clock: () => Date };

export type SentWebhookDelivery = { outcome: WebhookOutcome; tookMs: number; sent: string };

/**
 * Sends one request as its update reads now, and notes what came of it. A test also goes to a webhook that is disabled.
 * @returns null where nobody wants it any more: it is skipped
 */
export async function sendWebhookDelivery(
  actor: Actor,
  request: WebhookDeliveryToSend,
  { findUpdate, findKeys, clock }: Sending,
): Promise<SentWebhookDelivery | null> {
  const isWanted = request.webhook.disabledAt === null || request.updateId === null;
  const update = isWanted ? await findUpdate(request, clock()) : null;
  const sent = update && (await send({ ...request, findKeys }, update, clock()));
  await settleWebhookDelivery(actor, request, sent ?? "skipped", clock());

  return sent;
}

async function send(
  request: WebhookDeliveryToSend & DeliveryContext,
  update: NotificationPayload,
  now: Date,
): Promise<SentWebhookDelivery> {
  const { webhook } = request;
  const isOfSubscriber = webhook.subscriberId !== null;
  const isPush = webhook.kind === "push";
  const target = {
    url: webhook.url,
    isOfSubscriber,
    needsTls: isOfSubscriber || webhook.kind !== "webhook",
    goneStatuses: isPush ? [404, 410] : [410],
  };
  const begun = performance.now();
  try {
    const { id, kind, url } = webhook;
    const made = await webhookRequest({ id, kind, url, secrets: secretsOf(webhook, now) }, update, request, now);
    const outcome = await postToWebhook(target, made, now);

    return { outcome, tookMs: Math.round(performance.now() - begun), sent: made.logged };
  } catch (error) {
    return { outcome: notMade(error), tookMs: 0, sent: "" };
  }
}

type Webhook = WebhookDeliveryToSend["webhook"];

/** The newest first; the one before for as long as it counts. */
function secretsOf({ id, secretSealed, formerSecretSealed, formerSecretUntil }: Webhook, now: Date): string[] {
  const isFormerValid = formerSecretUntil !== null && formerSecretUntil > now;

  return [secretSealed, isFormerValid ? formerSecretSealed : null].flatMap((sealed) =>
    sealed === null ? [] : openSecret(sealed, id),
  );
}

/** A secret that can no longer be read, for one, is told as a failure is. */
function notMade(error: unknown): WebhookOutcome {
  if (!(error instanceof AppError)) {
    throw error;
  }

  return { kind: "failed", responseCode: null, sentence: error.message, isGone: false, notBefore: null };
}
