import { createHmac } from "node:crypto";
import type { WriteComment } from "@/domain/comment-input";
import { deriveKey } from "@/server/infra/derive-key";
import { env } from "@/server/infra/env";
import type { Origin } from "@/server/infra/origin";

/** What stands for one sending of a form: the same words from the same browser within the hour are the same comment. */
export function commentKey(input: WriteComment, origin: Origin, now: Date): string {
  const hour = now.toISOString().slice(0, 13);
  const { incident, name, email, what, service, program, error } = input;

  return deriveKey([incident, name, email, what, service, program, error, origin.address, origin.userAgent, hour]);
}

/** The secret of the writer's private page. It follows from the key, so that a second sending leads to the same page. */
export function commentToken(key: string): string {
  return createHmac("sha256", env().AUTH_SECRET).update(`comment ${key}`).digest("base64url");
}
