import type { Actor } from "@/domain/accounts/actor";
import { type Client, rangeOf } from "@/server/infra/client";
import { consumeLimits, countConsumed, type Limit } from "@/server/infra/rate-limit";

export type CommentOrigin = Client & {
  /** The id in the writer's cookie; none without one. */
  visitorId?: string | null;
  /** The cookie is only given with the answer: it does not distinguish anybody yet. */
  isNewVisitor?: boolean;
};

// A whole campus may sit behind one network, so that only a known visitor's own limit is tight. What a browser calls itself
// is not counted: whoever floods changes it each time. The last limit is what the people who read comments can bear.
const seconds = 10 * 60;
const perVisitor: Limit = { name: "comment-person", points: 8, seconds };
const perNetwork: Limit = { name: "comment-network", points: 240, seconds };
const perRange: Limit = { name: "comment-range", points: 720, seconds };
const everywhere: Limit = { name: "comment-all", points: 900, seconds };

/**
 * From how many on it may be a program, and is asked for a proof of work. A cookie exempts nobody: programs collect them.
 */
const doubtful = { perNetwork: 12, perRange: 60, everywhere: 300 };

// For those who cannot give the proof, because no script runs for them.
const unprovenPerNetwork: Limit = { name: "comment-unproven-network", points: 20, seconds };
const unprovenEverywhere: Limit = { name: "comment-unproven-all", points: 100, seconds };

/** Holds visitors back; staff and Allclear itself are not counted. @throws AppError rate_limited, unavailable */
export async function limitComments(actor: Actor, origin: CommentOrigin): Promise<void> {
  if (!isLimited(actor)) {
    return;
  }

  const visitorId = knownVisitor(origin);
  await consumeLimits([
    ...(visitorId === null ? [] : [{ limit: perVisitor, key: visitorId }]),
    ...sharedLimits(origin),
  ]);
}

/**
 * Whether so many came in lately that this one may be a program's.
 * @param own how often this one is counted already
 * @throws AppError unavailable
 */
export async function isDoubtful(actor: Actor, origin: CommentOrigin, own: 0 | 1): Promise<boolean> {
  if (actor.kind !== "visitor") {
    return false;
  }
  const [ofNetwork = 0, ofRange = 0, ofAll = 0] = await Promise.all(sharedLimits(origin).map(countConsumed));

  return (
    ofNetwork - own >= doubtful.perNetwork || ofRange - own >= doubtful.perRange || ofAll - own >= doubtful.everywhere
  );
}

/** For what comes without the proof that was asked for. @throws AppError rate_limited, unavailable */
export async function limitUnproven(origin: CommentOrigin): Promise<void> {
  await consumeLimits([
    { limit: unprovenPerNetwork, key: origin.network },
    { limit: unprovenEverywhere, key: everybody },
  ]);
}

const everybody = "everybody";

function isLimited(actor: Actor): boolean {
  return actor.kind === "visitor" || actor.kind === "member";
}

export function knownVisitor({ visitorId, isNewVisitor }: CommentOrigin): string | null {
  return isNewVisitor ? null : (visitorId ?? null);
}

function sharedLimits({ address, network }: CommentOrigin): { limit: Limit; key: string }[] {
  return [
    { limit: perNetwork, key: network },
    { limit: perRange, key: rangeOf(address) },
    { limit: everywhere, key: everybody },
  ];
}
