import { createHash, createHmac } from "node:crypto";
import type { WriteComment } from "@/domain/comment-input";
import { env } from "@/server/infra/env";
import type { Origin } from "./limits";

/** What stands for one sending of a form: the same words from the same browser within the hour are the same comment. */
export function commentKey(input: WriteComment, origin: Origin, now: Date): string {
  const hour = now.toISOString().slice(0, 13);
  const { incident, name, email, what, service, program, error } = input;
  const parts = [incident, name, email, what, service, program, error, origin.address, origin.userAgent, hour];

  return asUuid(createHash("sha256").update(JSON.stringify(parts)).digest("hex"));
}

/** The secret of the writer's private page. It follows from the key, so that a second sending leads to the same page. */
export function commentToken(key: string): string {
  return createHmac("sha256", env().AUTH_SECRET).update(`comment ${key}`).digest("base64url");
}

/** The form of RFC 9562, version 8: made by a rule of our own. */
function asUuid(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}
