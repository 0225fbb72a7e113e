import { createHash } from "node:crypto";

/**
 * The id by which Statuspage's clients know a row: twelve lower-case letters and digits out of the SHA-256 of its UUID.
 * It is kept nowhere, and stays the same for as long as the UUID does.
 */
export function shortId(uuid: string): string {
  const hash = createHash("sha256").update(uuid).digest("hex");

  return BigInt(`0x${hash}`).toString(36).slice(-12).padStart(12, "0");
}
