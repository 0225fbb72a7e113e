import { env } from "@/server/infra/env";

/** The Message-ID of an update as one subscriber is told of it. A second sending of it has the same. */
export function deliveryMessageId(updateId: string, subscriberId: string, edition: number): string {
  return `<update.${updateId}.${subscriberId}.${edition}@${host()}>`;
}

/** What all mails about one incident refer to, so that they stand together. */
export function incidentThreadId(incidentId: string): string {
  return `<incident.${incidentId}@${host()}>`;
}

/** @param day 2006-12-12 */
export function digestMessageId(subscriberId: string, day: string): string {
  return `<digest.${subscriberId}.${day}@${host()}>`;
}

export function linkMessageId(subscriberId: string, askedAt: Date): string {
  return `<subscription.${subscriberId}.${askedAt.getTime()}@${host()}>`;
}

export function webhookDisabledMessageId(webhookId: string, offAt: Date): string {
  return `<webhook.${webhookId}.${offAt.getTime()}@${host()}>`;
}

function host(): string {
  return new URL(env().ORIGIN).hostname;
}
