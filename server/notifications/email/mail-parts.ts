import { env } from "@/server/infra/env";
import type { Foot } from "@/server/infra/mail/mail-frame";
import { subscriberToken } from "@/server/notifications/subscriber-access";

/** The private page of a subscriber. */
export function privateUrl(subscriberId: string): string {
  return `${env().ORIGIN}/subscriptions/${subscriberToken(subscriberId)}`;
}

/** Where a POST unsubscribes at once (RFC 8058). */
export function oneClickUrl(subscriberId: string): string {
  return `${env().ORIGIN}/api/subscriptions/${subscriberToken(subscriberId)}/unsubscribe`;
}

export function subscriberFoot(subscriberId: string, siteName: string): Foot {
  return { siteName, url: privateUrl(subscriberId), label: "Change your subscription, or unsubscribe", after: "" };
}

/** The Message-ID of an update as one subscriber gets it. A second sending of it has the same. */
export function deliveryMessageId(updateId: string, subscriberId: string, edition: number): string {
  return `<update.${updateId}.${subscriberId}.${edition}@${host()}>`;
}

/** What all emails about one incident refer to, so that mail programs show them together. */
export function incidentThreadId(incidentId: string): string {
  return `<incident.${incidentId}@${host()}>`;
}

/** @param day 2006-12-12 */
export function digestMessageId(subscriberId: string, day: string): string {
  return `<digest.${subscriberId}.${day}@${host()}>`;
}

export function linkMessageId(subscriberId: string, requestedAt: Date): string {
  return `<subscription.${subscriberId}.${requestedAt.getTime()}@${host()}>`;
}

export function webhookDisabledMessageId(webhookId: string, disabledAt: Date): string {
  return `<webhook.${webhookId}.${disabledAt.getTime()}@${host()}>`;
}

function host(): string {
  return new URL(env().ORIGIN).hostname;
}
