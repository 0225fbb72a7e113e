import { env } from "@/server/infra/env";
import type { Foot } from "@/server/infra/mail/mail-frame";
import { subscriberToken } from "./subscriber-token";

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
