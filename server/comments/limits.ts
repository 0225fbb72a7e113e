import type { Actor } from "@/domain/actor";
import type { Origin } from "@/server/infra/origin";
import { consumeLimits, type Limit } from "@/server/infra/rate-limit";

// A whole campus may sit behind one address, so that only the person's own limit is tight. There is no cookie to tell
// people apart: a person is an address and a browser. The last limit is what the people who read comments can bear.
const perPerson: Limit = { name: "comment-person", points: 8, seconds: 10 * 60 };
const perAddress: Limit = { name: "comment-address", points: 120, seconds: 10 * 60 };
const everywhere: Limit = { name: "comment-all", points: 600, seconds: 10 * 60 };

/** Holds visitors back; staff and Allclear itself are not counted. @throws AppError rate_limited, unavailable */
export async function limitComments(actor: Actor, { network, userAgent }: Origin): Promise<void> {
  if (actor.kind !== "visitor") {
    return;
  }

  await consumeLimits([
    { limit: perPerson, key: `${network} ${userAgent}` },
    { limit: perAddress, key: network },
    { limit: everywhere, key: "everybody" },
  ]);
}
