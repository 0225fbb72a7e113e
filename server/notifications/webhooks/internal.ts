import { randomBytes } from "node:crypto";
import type { OwnWebhook } from "@/domain/notifications/webhook-input";
import type { WebhookKind } from "@/domain/notifications/webhooks";
import { AppError } from "@/domain/shared/errors";
import { invalid } from "@/domain/shared/input";
import { openSecret, sealSecret } from "@/server/infra/crypto/secret-box";
import type { Tx } from "@/server/infra/db";
import { requireSubscriberOf } from "@/server/notifications/subscriber-access";

/** Any webhook that somebody entered, or one of this subscriber, or (null) of an operator. */
export type WebhookWhere = { readonly id: string; readonly subscriberId?: string | null };

type LockedWebhook = { id: string; kind: WebhookKind; secretSealed: string | null; disabledAt: Date | null };

/** Locks a webhook. @throws AppError not_found */
export async function requireWebhook(tx: Tx, { id, subscriberId }: WebhookWhere): Promise<LockedWebhook> {
  await tx.$queryRaw`SELECT id FROM webhooks WHERE id = ${id}::uuid FOR UPDATE`;
  const found = await tx.webhook.findUnique({
    where: { id, kind: { not: "push" } },
    select: { id: true, kind: true, secretSealed: true, disabledAt: true, subscriberId: true },
  });
  if (!found || (subscriberId !== undefined && found.subscriberId !== subscriberId)) {
    throw new AppError("not_found", "This webhook does not exist any more. Load the page again.");
  }

  return found;
}

/** A webhook as its owner names it, by a private link. @throws AppError conflict, not_found */
export async function ownWebhook(tx: Tx, { token, id }: OwnWebhook): Promise<WebhookWhere> {
  return { id, subscriberId: await requireConfirmedSubscriber(tx, token) };
}

/**
 * Locks the subscriber whom a private link belongs to. Before its owner confirmed the address, nothing is sent anywhere
 * for it. @returns the id @throws AppError conflict, not_found
 */
export async function requireConfirmedSubscriber(tx: Tx, token: string): Promise<string> {
  const { id, confirmedAt } = await requireSubscriberOf(tx, token);
  if (confirmedAt === null) {
    throw new AppError("conflict", "Confirm your subscription first: press the button on the page of your link.");
  }

  return id;
}

/** The services that a webhook is notified of, as its row has them: none for everything. @throws AppError invalid */
export async function requireServices(tx: Tx, codes: readonly string[]) {
  const named = await tx.service.findMany({ where: { code: { in: [...codes] } }, select: { id: true } });
  if (named.length < new Set(codes).size) {
    throw invalid({ services: "One of the services does not exist any more. Load the page again." });
  }

  return {
    isEverything: named.length === 0,
    services: { create: named.map(({ id }) => ({ serviceId: id })) },
  };
}

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
