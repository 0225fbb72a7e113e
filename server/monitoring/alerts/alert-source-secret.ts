import { randomBytes } from "node:crypto";

/** 256 bits, in the spelling of Standard Webhooks: it serves as bearer token and as key for signatures. */
export function makeAlertSourceSecret(): string {
  return `whsec_${randomBytes(32).toString("base64")}`;
}
