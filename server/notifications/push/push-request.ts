import { createHash } from "node:crypto";
import webPush from "web-push";
import { z } from "zod";
import { plainLine, shortenAtWord } from "@/domain/shared/plain-line";
import { notificationTitle } from "@/domain/notifications/notification-title";
import { env } from "@/server/infra/env";
import { mailFrom } from "@/server/infra/mail/mail-from";
import type { NotificationPayload } from "@/server/notifications/notification-payload";
import type { DeliveryContext, WebhookRequest, WebhookTarget } from "@/server/notifications/webhooks/http-channel";
import type { PushKeys } from "./push-keys";

const pushSubscriptionKeys = z.tuple([z.string(), z.string()]);

/**
 * An update as a browser shows it, encrypted for that browser alone (RFC 8291) and signed by this site (RFC 8292). Where
 * the browser is away, its push service keeps the newest of an incident for a day, and no older one.
 */
export function pushRequest(
  { url, secrets }: WebhookTarget,
  update: NotificationPayload,
  { edition }: DeliveryContext,
  { publicKey, privateKey }: PushKeys,
): WebhookRequest {
  const [p256dh, auth] = pushSubscriptionKeys.parse(JSON.parse(secrets[0] ?? "[]"));
  const shown = JSON.stringify(notificationOf(update, edition));
  const { headers, body } = webPush.generateRequestDetails({ endpoint: url, keys: { p256dh, auth } }, shown, {
    vapidDetails: { subject: contact(), publicKey, privateKey },
    contentEncoding: "aes128gcm",
    TTL: daySeconds,
    urgency: "high",
    topic: createHash("sha256").update(update.incidentId).digest("base64url").slice(0, 32),
  });

  return { headers: textual(headers), body, logged: shown };
}

/** What `public/push-worker.js` shows. */
function notificationOf(update: NotificationPayload, edition: number) {
  return {
    title: update.isTest
      ? update.title
      : notificationTitle({ status: update.status, title: update.title, isWithdrawal: update.isWithdrawal, edition }),
    // A push holds 4,096 bytes, and a phone shows few lines.
    body: `${update.code} · ${shortenAtWord(plainLine(update.text), maxLetters)}`,
    tag: update.code,
    url: update.url,
  };
}

/** Whom a push service may write to. */
function contact(): string {
  const from = mailFrom();
  const { ORIGIN } = env();
  const { protocol, hostname } = new URL(ORIGIN);

  return from ? `mailto:${from.address}` : protocol === "https:" ? ORIGIN : `mailto:webmaster@${hostname}`;
}

function textual(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}

const maxLetters = 400;
const daySeconds = 24 * 60 * 60;
