import type { Actor } from "@/domain/actor";
import { consumeLimits, type Limit } from "@/server/infra/rate-limit";

/** Where a form came from. */
export type Origin = { address: string; userAgent: string };

// A whole campus may sit behind one address, so that only the person's own limit is tight. There is no cookie to tell
// people apart: a person is an address and a browser. The last limit is what the people who read comments can bear.
const perPerson: Limit = { name: "comment-person", points: 8, seconds: 10 * 60 };
const perAddress: Limit = { name: "comment-address", points: 120, seconds: 10 * 60 };
const everywhere: Limit = { name: "comment-all", points: 600, seconds: 10 * 60 };

/** Holds visitors back; staff and Allclear itself are not counted. @throws AppError rate_limited, unavailable */
export async function limitComments(actor: Actor, { address, userAgent }: Origin): Promise<void> {
  if (actor.kind !== "visitor") {
    return;
  }

  await consumeLimits([
    { limit: perPerson, key: `${address} ${userAgent}` },
    { limit: perAddress, key: address },
    { limit: everywhere, key: "everybody" },
  ]);
}
