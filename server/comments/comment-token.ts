import { createHmac } from "node:crypto";
import type { WriteComment } from "@/domain/comments/comment-input";
import { deriveKey } from "@/server/infra/crypto/derive-key";
import { env } from "@/server/infra/env";
import { type CommentOrigin, knownVisitor } from "./limits";

/**
 * The key of one sending of a form: the same words of the same visitor within the hour are the same comment. Without
 * a cookie it is the browser and its address; many share these, and that holds for minutes.
 */
export function commentKey(input: WriteComment, origin: CommentOrigin, now: Date): string {
  const { incident, name, email, what, service, program, error } = input;
  const visitorId = knownVisitor(origin);
  const sender = visitorId === null ? [origin.network, origin.userAgent] : [visitorId];
  const span = Math.floor(now.getTime() / (visitorId === null ? hourMs / 6 : hourMs));

  return deriveKey([incident, name, email, what, service, program, error, ...sender, span]);
}

/** The secret of the writer's private page. It follows from the key, so that a second sending leads to the same page. */
export function commentToken(key: string): string {
  return createHmac("sha256", env().AUTH_SECRET).update(`comment ${key}`).digest("base64url");
}

const hourMs = 3_600_000;
