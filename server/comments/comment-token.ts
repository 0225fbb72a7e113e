import { createHmac } from "node:crypto";
import type { WriteComment } from "@/domain/comments/comment-input";
import { deriveKey } from "@/server/infra/crypto/derive-key";
import { env } from "@/server/infra/env";
import { type CommentOrigin, knownPerson } from "./limits";

/**
 * What stands for one sending of a form: the same words of the same person within the hour are the same comment. Without
 * a cookie it is the browser and its address; many share these, and that holds for minutes.
 */
export function commentKey(input: WriteComment, origin: CommentOrigin, now: Date): string {
  const { incident, name, email, what, service, program, error } = input;
  const person = knownPerson(origin);
  const sender = person === null ? [origin.network, origin.userAgent] : [person];
  const span = Math.floor(now.getTime() / (person === null ? hourMs / 6 : hourMs));

  return deriveKey([incident, name, email, what, service, program, error, ...sender, span]);
}

/** The secret of the writer's private page. It follows from the key, so that a second sending leads to the same page. */
export function commentToken(key: string): string {
  return createHmac("sha256", env().AUTH_SECRET).update(`comment ${key}`).digest("base64url");
}

const hourMs = 3_600_000;
