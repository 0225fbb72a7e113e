import { randomBytes } from "node:crypto";
import type { EndpointKind } from "@/domain/notifications/webhooks";
import { openSecret, sealSecret } from "@/server/infra/crypto/secret-box";

/** A secret as the Standard Webhooks specification has it: 24 to 64 random bytes. Null for a kind that signs nothing. */
export function makeSecret(kind: EndpointKind): string | null {
  return kind === "webhook" ? `whsec_${randomBytes(32).toString("base64")}` : null;
}

export function sealEndpointSecret(secret: string | null, endpointId: string): string | null {
  return secret === null ? null : sealSecret(secret, endpointId);
}

export function openEndpointSecret(sealed: string | null, endpointId: string): string | null {
  return sealed === null ? null : openSecret(sealed, endpointId);
}
