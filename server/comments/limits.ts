import type { Actor } from "@/domain/accounts/actor";
import type { Client } from "@/server/infra/client";
import { consumeLimits, countConsumed, type Limit } from "@/server/infra/rate-limit";

export type CommentOrigin = Client & {
  /** The id in the writer's cookie; none without one. */
  visitorId?: string | null;
  /** The cookie is only given with the answer: it does not distinguish anybody yet. */
  isNewVisitor?: boolean;
};

// A whole campus may sit behind one network, so that only a known visitor's own limit is tight. Who has no cookie yet is
// known by network and browser, which many share. The last limit is what the people who read comments can bear.
const seconds = 10 * 60;
const perVisitor: Limit = { name: "comment-person", points: 8, seconds };
const perBrowser: Limit = { name: "comment-browser", points: 60, seconds };
const perNetwork: Limit = { name: "comment-network", points: 240, seconds };
const everywhere: Limit = { name: "comment-all", points: 900, seconds };

/** From how many on it may be a program, and is asked for a proof of work. */
const doubtful = { perBrowser: 12, perNetwork: 60, everywhere: 300 };

// For those who cannot give the proof, because no script runs for them.
const unprovenPerNetwork: Limit = { name: "comment-unproven-network", points: 20, seconds };
const unprovenEverywhere: Limit = { name: "comment-unproven-all", points: 100, seconds };

/** Holds visitors back; staff and Allclear itself are not counted. @throws AppError rate_limited, unavailable */
export async function limitComments(actor: Actor, origin: CommentOrigin): Promise<void> {
  if (!isLimited(actor)) {
    return;
  }

  await consumeLimits([
    alertSourceLimit(origin),
    { limit: perNetwork, key: origin.network },
    { limit: everywhere, key: everybody },
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
  const [ofAlertSource, ofNetwork, ofAll] = await Promise.all([
    countConsumed(alertSourceLimit(origin)),
    countConsumed({ limit: perNetwork, key: origin.network }),
    countConsumed({ limit: everywhere, key: everybody }),
  ]);

  return (
    (knownVisitor(origin) === null && ofAlertSource - own >= doubtful.perBrowser) ||
    ofNetwork - own >= doubtful.perNetwork ||
    ofAll - own >= doubtful.everywhere
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

function alertSourceLimit(origin: CommentOrigin): { limit: Limit; key: string } {
  const visitorId = knownVisitor(origin);

  return visitorId !== null
    ? { limit: perVisitor, key: visitorId }
    : { limit: perBrowser, key: `${origin.network} ${origin.userAgent}` };
}
