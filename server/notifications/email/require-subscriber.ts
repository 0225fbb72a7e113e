import { AppError } from "@/domain/shared/errors";
import type { Tx } from "@/server/infra/db";
import { hashToken } from "@/server/infra/crypto/token";

/** Locks the subscriber whom a private link belongs to. @throws AppError not_found */
export async function requireSubscriberOf(tx: Tx, token: string): Promise<{ id: string; confirmedAt: Date | null }> {
  const tokenHash = hashToken(token);
  await tx.$queryRaw`SELECT id FROM subscribers WHERE token_hash = ${tokenHash} FOR UPDATE`;
  const subscriber = await tx.subscriber.findUnique({
    where: { tokenHash },
    select: { id: true, confirmedAt: true },
  });
  if (!subscriber) {
    throw new AppError("not_found", "There is no subscription behind this link. Subscribe again.");
  }

  return subscriber;
}
