import type { Actor } from "@/domain/accounts/actor";
import type { Client } from "@/server/infra/client";
import { consumeLimits, type Limit } from "@/server/infra/rate-limit";
import { hashToken } from "@/server/infra/crypto/token";

// Many share a network and a browser; a campus that subscribes on the day of an outage stays below the last.
const seconds = 10 * 60;
const perBrowser: Limit = { name: "subscribe-browser", points: 60, seconds };
const everywhere: Limit = { name: "subscribe-all", points: 1_200, seconds };

// One address of a large mail provider ends the mails of many people, so that nothing is counted by network here.
const perLink: Limit = { name: "subscription", points: 20, seconds };
const allLinks: Limit = { name: "subscription-all", points: 6_000, seconds };

/** Holds back whoever types in addresses by the dozen. @throws AppError rate_limited, unavailable */
export async function limitSubscribing(actor: Actor, { network, userAgent }: Client): Promise<void> {
  if (actor.kind === "visitor") {
    await consumeLimits([
      { limit: perBrowser, key: `${network} ${userAgent}` },
      { limit: everywhere, key: "everybody" },
    ]);
  }
}

/** Holds back whoever changes one subscription again and again. @throws AppError rate_limited, unavailable */
export async function limitOwnSubscription(actor: Actor, token: string): Promise<void> {
  if (actor.kind === "visitor") {
    await consumeLimits([
      { limit: perLink, key: hashToken(token) },
      { limit: allLinks, key: "everybody" },
    ]);
  }
}
