import type { Actor } from "@/domain/accounts/actor";
import type { ConfirmIncident } from "@/domain/confirmations/confirmation-input";
import { AppError } from "@/domain/shared/errors";
import { type Client, rangeOf } from "@/server/infra/client";
import { makeChallenge, isProven, isProvenOnce } from "@/server/infra/proof";
import { consumeLimits, countAttempt, isAnyReached, type Limit } from "@/server/infra/rate-limit";
import { isCounted } from "./internal";

/** Where a tap came from, and whose cookie came with it; null: nobody's yet. */
export type PersonalOrigin = Client & { visitorId: string | null };

const seconds = 10 * 60;
const perVisitor: Limit = { name: "confirm-person", points: 30, seconds };

// Nobody is refused because of what others of the same network did: from so many on, a visitor's browser is asked for a
// second of work, and `weightOf` says how much a tap counts.
const doubtful = {
  network: { name: "confirm-network", points: 10, seconds },
  range: { name: "confirm-range", points: 60, seconds },
  everybody: { name: "confirm-all", points: 1_000, seconds },
} as const satisfies Record<string, Limit>;

/** Counts the attempts of one visitor alone; staff and Allclear itself are not counted. @throws AppError rate_limited, unavailable */
export async function limitOwnConfirmations(actor: Actor, { visitorId }: PersonalOrigin): Promise<void> {
  if (actor.kind === "visitor" && visitorId !== null) {
    await consumeLimits([{ limit: perVisitor, key: visitorId }]);
  }
}

/**
 * Holds back a tap that lacks the proof of work it should have. Who is counted already, and only adds to it, needs none.
 * @throws AppError rate_limited, unavailable
 */
export async function limitConfirmations(actor: Actor, input: ConfirmIncident, origin: PersonalOrigin): Promise<void> {
  await limitOwnConfirmations(actor, origin);
  if (actor.kind !== "visitor" || (await isCounted(input, origin.visitorId))) {
    return;
  }
  const isAsked = await countTap(origin);
  if (isAsked && !(await isProvenOnce(subjectOf(input), input.proof))) {
    throw new AppError("rate_limited", "Not counted yet: many are coming in. Go back and press the button once more.");
  }
}

/**
 * The work that a visitor's browser is asked for before this tap counts; null where it needs none. It counts nothing.
 * @throws AppError unavailable
 */
export async function findTapChallenge(
  actor: Actor,
  input: ConfirmIncident,
  origin: PersonalOrigin,
  now: Date,
): Promise<string | null> {
  const isAsked = actor.kind === "visitor" && (await isDoubtful(origin)) && !(await isCounted(input, origin.visitorId));

  return isAsked && !(await isProven(subjectOf(input), input.proof)) ? makeChallenge(subjectOf(input), now) : null;
}

/** What is asked because of its network does not have everybody else asked. @returns whether this one is asked */
async function countTap(origin: PersonalOrigin): Promise<boolean> {
  const { network, range, everybody } = doubtsOf(origin);
  const [isNetworks, isRanges] = [await countAttempt(network), await countAttempt(range)];

  return isNetworks || isRanges || countAttempt(everybody);
}

function isDoubtful(origin: PersonalOrigin): Promise<boolean> {
  return isAnyReached(Object.values(doubtsOf(origin)));
}

function doubtsOf({ network, address }: PersonalOrigin) {
  return {
    network: { limit: doubtful.network, key: network },
    range: { limit: doubtful.range, key: rangeOf(address) },
    everybody: { limit: doubtful.everybody, key: "everybody" },
  };
}

function subjectOf({ incident, kind }: ConfirmIncident): readonly string[] {
  return ["tap", incident, kind];
}
