import { createHash } from "node:crypto";

/** The same key for the same parts: what identifies one thing that may be sent twice. RFC 9562, version 8. */
export function deriveKey(parts: readonly (string | number | null | undefined)[]): string {
  const hex = createHash("sha256").update(JSON.stringify(parts)).digest("hex");

  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}
