import { createHmac, randomUUID } from "node:crypto";
import { type Actor, staffId } from "@/domain/accounts/actor";
import type { WriteComment } from "@/domain/comments/comment-input";
import { deriveKey } from "@/server/infra/crypto/derive-key";
import { env } from "@/server/infra/env";
import { type CommentOrigin, knownVisitor } from "./limits";

/**
 * The key of one sending of a form: the same words are the same comment for whoever has the form's own key or, within the
 * hour, the cookie, and is signed in as the same. What came with neither is a comment of its own, since neighbours share
 * a network and a browser's name, and read each other's words.
 */
export function commentKey(actor: Actor, input: WriteComment, origin: CommentOrigin, now: Date): string {
  const { incident, name, email, what, service, program, error } = input;
  const words = [incident, name, email, what, service, program, error, ...signedInAs(actor)];
  if (input.formKey !== undefined) {
    return deriveKey(["form", input.formKey, ...words]);
  }
  const visitorId = knownVisitor(origin);

  return visitorId === null
    ? randomUUID()
    : deriveKey(["visitor", visitorId, Math.floor(now.getTime() / hourMs), ...words]);
}

/** The secret of the writer's private page. It follows from the key, so that a second sending leads to the same page. */
export function commentToken(key: string): string {
  return createHmac("sha256", env().AUTH_SECRET).update(`comment ${key}`).digest("base64url");
}

const hourMs = 3_600_000;

function signedInAs(actor: Actor): readonly (string | null)[] {
  return [actor.kind, actor.kind === "member" ? actor.email : staffId(actor)];
}
