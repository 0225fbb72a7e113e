import { createHash, randomBytes } from "node:crypto";

/** A secret for a link: 256 bits that nobody guesses. */
export function makeToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored of a token, SHA-256 in hex: whoever reads the table cannot open the links. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
