import type { Actor } from "@/domain/accounts/actor";
import type { Client } from "@/server/infra/client";
import { deriveKey } from "@/server/infra/crypto/derive-key";
import { consumeLimits, type Limit } from "@/server/infra/rate-limit";

// A campus behind one network that subscribes on the day of an outage stays below both. Each new address costs a push.
const seconds = 10 * 60;
const perNetwork: Limit = { name: "push-network", points: 300, seconds };
const everywhere: Limit = { name: "push-all", points: 6_000, seconds };

/** Limits whoever makes up push subscriptions by the dozen. @throws AppError rate_limited, unavailable */
export async function limitPushSubscriptions(actor: Actor, { network }: Client): Promise<void> {
  if (actor.kind === "visitor") {
    await consumeLimits([
      { limit: perNetwork, key: network },
      { limit: everywhere, key: "everybody" },
    ]);
  }
}

/** By which a push subscription is found: the address that its push service gave it. */
export function pushSubscriptionKey(address: string): string {
  return deriveKey(["device", address]);
}
