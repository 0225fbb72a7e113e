import type { Actor } from "@/domain/accounts/actor";
import type { Subscribe } from "@/domain/notifications/subscription-input";
import { AppError } from "@/domain/shared/errors";
import type { Client } from "@/server/infra/client";
import { isProven, isProvenOnce, makeChallenge } from "@/server/infra/proof";
import { consumeLimits, countAttempt, isAnyReached, type Limit } from "@/server/infra/rate-limit";

const seconds = 10 * 60;

// From so many on, a browser is asked for a second of work. A lecture hall that subscribes gives it without noticing.
const doubtful = {
  network: { name: "subscribe-asked", points: 5, seconds },
  everybody: { name: "subscribe-asked-all", points: 300, seconds },
} as const satisfies Record<string, Limit>;

const perNetwork: Limit = { name: "subscribe-network", points: 300, seconds };

// What a mail server bears of networks that nobody has confirmed an address from. One that somebody has is not stopped by
// what others do.
const unknownNetworks: Limit = { name: "subscribe-unknown", points: 1_200, seconds };
const known: Limit = { name: "subscribe-known", points: 1, seconds: 90 * 24 * 60 * 60 };

/** Limits whoever types in addresses by the dozen. @throws AppError rate_limited, unavailable */
export async function limitSubscribing(actor: Actor, input: Subscribe, { network }: Client): Promise<void> {
  if (actor.kind !== "visitor") {
    return;
  }
  const isAsked = await countSubscribing(network);
  if (isAsked && !(await isProvenOnce(subjectOf(input), input.proof))) {
    throw new AppError("rate_limited", "Not saved yet: many are subscribing. Press the button once more.");
  }
  // Of those alone who did the work: what a program only tries takes nothing from its neighbours.
  await consumeLimits([
    { limit: perNetwork, key: network },
    ...((await isKnownNetwork(network)) ? [] : [{ limit: unknownNetworks, key: "everybody" }]),
  ]);
}

/** The work that a visitor's browser is asked for first; null where it needs none. It counts nothing. @throws AppError unavailable */
export async function findSubscribingChallenge(
  actor: Actor,
  input: Subscribe,
  { network }: Client,
  now: Date,
): Promise<string | null> {
  if (actor.kind !== "visitor" || !(await isDoubtful(network)) || (await isProven(subjectOf(input), input.proof))) {
    return null;
  }

  return makeChallenge(subjectOf(input), now);
}

/** Limits whoever asks for the links of addresses by the dozen: each gets one a day at most. @throws AppError rate_limited, unavailable */
export async function limitLinkRequests(actor: Actor, { network }: Client): Promise<void> {
  if (actor.kind === "visitor") {
    await consumeLimits([{ limit: perNetwork, key: network }]);
  }
}

/** From this network somebody has opened a link that was sent to an address of theirs. @throws AppError unavailable */
export async function noteKnownNetwork({ network }: Client): Promise<void> {
  await countAttempt({ limit: known, key: network });
}

async function countSubscribing(network: string): Promise<boolean> {
  const { ofNetwork, ofAll } = doubtsOf(network);

  return (await countAttempt(ofNetwork)) || countAttempt(ofAll);
}

function isDoubtful(network: string): Promise<boolean> {
  return isAnyReached(Object.values(doubtsOf(network)));
}

function doubtsOf(network: string) {
  return {
    ofNetwork: { limit: doubtful.network, key: network },
    ofAll: { limit: doubtful.everybody, key: "everybody" },
  };
}

function isKnownNetwork(network: string): Promise<boolean> {
  return isAnyReached([{ limit: known, key: network }]);
}

function subjectOf({ email }: Subscribe): readonly string[] {
  return ["subscribe", email];
}
