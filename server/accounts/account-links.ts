import { AppError } from "@/domain/shared/errors";
import { hashToken, makeToken } from "@/server/infra/crypto/token";
import type { Tx } from "@/server/infra/db";

const hour = 60 * 60 * 1_000;

type NewLink = { userId: string } & ({ kind: "password_reset" } | { kind: "address_change"; newEmail: string });

/** @returns the token, which is not kept */
export async function createAccountLink(tx: Tx, link: NewLink, now: Date): Promise<string> {
  const token = makeToken();
  await tx.accountLink.create({
    data: { ...link, tokenHash: hashToken(token), createdAt: now, expiresAt: new Date(now.getTime() + hour) },
    select: { id: true },
  });

  return token;
}

/**
 * Uses a link up.
 * @throws AppError not_found unless this use of it is the first, also of two at once, and the account is not disabled
 */
export async function consumeAccountLink(tx: Tx, id: string, now: Date): Promise<void> {
  const { count } = await tx.accountLink.updateMany({
    where: { id, usedAt: null, expiresAt: { gt: now }, user: { disabledAt: null } },
    data: { usedAt: now },
  });
  if (count === 0) {
    throw linkUsedUp();
  }
}

export function linkUsedUp(): AppError {
  return new AppError("not_found", "This link was used already or is too old. Ask for a new one.");
}
