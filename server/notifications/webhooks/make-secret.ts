import { randomBytes } from "node:crypto";
import type { WebhookKind } from "@/domain/notifications/webhooks";
import { openSecret, sealSecret } from "@/server/infra/crypto/secret-box";

/** A secret as the Standard Webhooks specification has it: 24 to 64 random bytes. Null for a kind that signs nothing. */
export function makeSecret(kind: WebhookKind): string | null {
  return kind === "webhook" ? `whsec_${randomBytes(32).toString("base64")}` : null;
}

export function sealWebhookSecret(secret: string | null, webhookId: string): string | null {
  return secret === null ? null : sealSecret(secret, webhookId);
}

export function openWebhookSecret(sealed: string | null, webhookId: string): string | null {
  return sealed === null ? null : openSecret(sealed, webhookId);
}
