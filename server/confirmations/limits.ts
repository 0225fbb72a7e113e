import type { Actor } from "@/domain/accounts/actor";
import { AppError } from "@/domain/shared/errors";
import type { Client } from "@/server/infra/client";
import { consumeLimits, type Limit } from "@/server/infra/rate-limit";

/** Where a tap came from, and whose cookie came with it; null: nobody's yet. */
export type PersonalOrigin = Client & { visitorId: string | null };

// Whoever brings no cookie is somebody new, or somebody who throws it away: one browser in one network gives few new
// visitors. All visitors of a network count against the second limit, so that cookies cannot be stored up. A campus behind
// one address has many browsers, and reaches it only when its count says enough already.
const newVisitors: Limit = { name: "confirm-new", points: 20, seconds: 10 * 60 };
const perNetwork: Limit = { name: "confirm-network", points: 300, seconds: 10 * 60 };
const everywhere: Limit = { name: "confirm-all", points: 3_000, seconds: 10 * 60 };
const perVisitor: Limit = { name: "confirm-person", points: 30, seconds: 10 * 60 };

/** Holds visitors back; staff and Allclear itself are not counted. @throws AppError rate_limited, unavailable */
export async function limitConfirmations(actor: Actor, origin: PersonalOrigin): Promise<void> {
  if (actor.kind !== "visitor") {
    return;
  }
  const { visitorId, network, userAgent } = origin;
  if (visitorId !== null) {
    await consumeLimits([{ limit: perVisitor, key: visitorId }]);
  }
  try {
    await consumeLimits([
      ...(visitorId === null ? [{ limit: newVisitors, key: `${network} ${userAgent}` }] : []),
      { limit: perNetwork, key: network },
      { limit: everywhere, key: "everybody" },
    ]);
  } catch (error) {
    throw error instanceof AppError && error.code === "rate_limited" ? saidOften(error) : error;
  }
}

function saidOften(cause: AppError): AppError {
  return new AppError("rate_limited", "Thanks. Many people on your network have already reported this.", { cause });
}
