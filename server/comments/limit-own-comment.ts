import type { Actor } from "@/domain/accounts/actor";
import { consumeLimits, type Limit } from "@/server/infra/rate-limit";
import { hashToken } from "@/server/infra/crypto/token";
import type { Client } from "@/server/infra/client";

// A link is one visitor's; a campus that corrects its reports at once stays far below what is counted for everybody.
const perComment: Limit = { name: "own-comment", points: 20, seconds: 10 * 60 };
const perVisitor: Limit = { name: "own-comment-person", points: 40, seconds: 10 * 60 };
const everywhere: Limit = { name: "own-comment-all", points: 1_200, seconds: 10 * 60 };

/** Holds back whoever changes one comment again and again, or tries links. @throws AppError rate_limited, unavailable */
export async function limitOwnComment(actor: Actor, token: string, { network, userAgent }: Client): Promise<void> {
  if (actor.kind !== "visitor") {
    return;
  }

  await consumeLimits([
    { limit: perComment, key: hashToken(token) },
    { limit: perVisitor, key: `${network} ${userAgent}` },
    { limit: everywhere, key: "everybody" },
  ]);
}
