import { createHash } from "node:crypto";

/** The idempotency key of a part of the story, always the same for the same name (RFC 9562, version 8). */
export function storyKey(name: string): string {
  const hex = createHash("sha256").update(`allclear demo: ${name}`).digest("hex");

  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}
