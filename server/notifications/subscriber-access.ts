import { createHmac } from "node:crypto";
import type { Actor } from "@/domain/accounts/actor";
import { AppError } from "@/domain/shared/errors";
import { hashToken } from "@/server/infra/crypto/token";
import type { Tx } from "@/server/infra/db";
import { env } from "@/server/infra/env";
import { consumeLimits, type Limit } from "@/server/infra/rate-limit";

const seconds = 10 * 60;

// One address of a large mail provider ends the emails of many people, so that nothing is counted by network here.
const perLink: Limit = { name: "subscription", points: 20, seconds };
const allLinks: Limit = { name: "subscription-all", points: 6_000, seconds };

/** Limits whoever changes one subscription again and again. @throws AppError rate_limited, unavailable */
export async function limitOwnSubscription(actor: Actor, token: string): Promise<void> {
  if (actor.kind === "visitor") {
    await consumeLimits([
      { limit: perLink, key: hashToken(token) },
      { limit: allLinks, key: "everybody" },
    ]);
  }
}

/** The secret of a subscriber's private page. It follows from the id, so that every email can name it. */
export function subscriberToken(subscriberId: string): string {
  return createHmac("sha256", env().AUTH_SECRET).update(`subscriber ${subscriberId}`).digest("base64url");
}

/** Whether an address has its link of today: it is sent one a day at most. */
export function hasLink(linkSentAt: Date | null, now: Date): boolean {
  return linkSentAt !== null && now.getTime() - linkSentAt.getTime() < 24 * 60 * 60_000;
}

/** Locks the subscriber whom a private link belongs to. @throws AppError not_found */
export async function requireSubscriberOf(tx: Tx, token: string): Promise<{ id: string; confirmedAt: Date | null }> {
  const tokenHash = hashToken(token);
  await tx.$queryRaw`SELECT id FROM subscribers WHERE token_hash = ${tokenHash} FOR UPDATE`;
  const subscriber = await tx.subscriber.findUnique({
    where: { tokenHash },
    select: { id: true, confirmedAt: true },
  });
  if (!subscriber) {
    throw new AppError("not_found", "There is no subscription behind this link. Subscribe again.");
  }

  return subscriber;
}
