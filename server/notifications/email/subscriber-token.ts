import { createHmac } from "node:crypto";
import { env } from "@/server/infra/env";

/** The secret of a subscriber's private page. It follows from the id, so that every mail can name it. */
export function subscriberToken(subscriberId: string): string {
  return createHmac("sha256", env().AUTH_SECRET).update(`subscriber ${subscriberId}`).digest("base64url");
}
