import { challengeLivesMs } from "@/domain/accounts/second-factor";
import { AppError } from "@/domain/shared/errors";
import { hashToken } from "@/server/infra/crypto/token";
import { transaction, type Tx } from "@/server/infra/db";
import { env } from "@/server/infra/env";

/** Whose passkeys they are: of this site, as people reach it. WebAuthn level 3, section 5.1.2, "RP ID". */
export function relyingParty(): { rpID: string; origin: string } {
  const { ORIGIN } = env();

  return { rpID: new URL(ORIGIN).hostname, origin: ORIGIN };
}

/** What a passkey stores of the account: its id, and nothing that says who it is. */
export function userHandleOf(userId: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(userId);
}

/** @param userId whose passkey is to sign; null: whoever signs in by a passkey alone */
export async function keepChallenge(tx: Tx, challenge: string, userId: string | null, now: Date): Promise<void> {
  await tx.passkeyChallenge.create({
    data: { hash: hashToken(challenge), userId, expiresAt: new Date(now.getTime() + challengeLivesMs) },
    select: { hash: true },
  });
}

/** Uses a challenge up, whatever becomes of the answer. */
export function useChallenge(userId: string | null, now: Date): (challenge: string) => Promise<boolean> {
  return async (challenge) => {
    const { count } = await deleteChallenge({ hash: hashToken(challenge), userId, expiresAt: { gt: now } });

    return count === 1;
  };
}

function deleteChallenge(where: { hash: string; userId: string | null; expiresAt: { gt: Date } }) {
  return transaction((tx) => tx.passkeyChallenge.deleteMany({ where }));
}

/** What the library throws is for us to log; what the database says is for whoever asked. */
export async function orNotAccepted<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw cause instanceof AppError ? cause : notAccepted(cause);
  }
}

export function notAccepted(cause?: unknown): AppError {
  return new AppError("invalid", "This passkey was not accepted. Try again, or use a code.", { cause });
}
