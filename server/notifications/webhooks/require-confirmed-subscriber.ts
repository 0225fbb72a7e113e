import { AppError } from "@/domain/shared/errors";
import type { Tx } from "@/server/infra/db";
import { requireSubscriberOf } from "@/server/notifications/email/require-subscriber";

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
