import { system } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { attemptLivesMs } from "@/domain/accounts/second-factor";
import { findSignedId, hashSignedId, makeSignedId, setSignedId } from "@/server/infra/crypto/signed-cookie";
import { db, transaction, type Tx } from "@/server/infra/db";
import { hasSecondFactor } from "./factors";

const cookie = "attempt";

type PasswordKnown = { id: string; sessionVersion: number };

/**
 * Keeps that somebody knows the password, for the second page of the sign-in. It opens nothing.
 * @returns the id for the attempt's cookie; null where no second factor is asked for
 * @throws AppError unavailable
 */
export async function beginAttempt({ id, sessionVersion }: PasswordKnown, now: Date): Promise<string | null> {
  requirePermission(system, "user.manage");

  return transaction(async (tx) => {
    if (!(await hasSecondFactor(tx, id))) {
      return null;
    }
    const attemptId = makeSignedId();
    const expiresAt = new Date(now.getTime() + attemptLivesMs);
    await tx.signInAttempt.create({
      data: { cookieHash: hashSignedId(attemptId, cookie), userId: id, sessionVersion, expiresAt },
      select: { cookieHash: true },
    });

    return attemptId;
  });
}

export type SignInAttempt = { cookieHash: string; userId: string; sessionVersion: number; email: string };

/** The attempt that a Cookie header names; null without one, when it was used, is too old, or its account has changed. */
export async function findSignInAttempt(cookieHeader: string | null, now: Date): Promise<SignInAttempt | null> {
  const id = findSignedId(cookieHeader, cookie);
  if (id === null) {
    return null;
  }
  const found = await db.signInAttempt.findFirst({
    where: { cookieHash: hashSignedId(id, cookie), expiresAt: { gt: now }, user: { disabledAt: null } },
    select: {
      cookieHash: true,
      userId: true,
      sessionVersion: true,
      user: { select: { email: true, sessionVersion: true } },
    },
  });
  if (!found || found.user.sessionVersion !== found.sessionVersion) {
    return null;
  }
  const { cookieHash, userId, sessionVersion, user } = found;

  return { cookieHash, userId, sessionVersion, email: user.email };
}

/** Uses an attempt up. @returns whether this use is the first, also of two at once */
export async function useAttempt(tx: Tx, { cookieHash }: SignInAttempt, now: Date): Promise<boolean> {
  const { count } = await tx.signInAttempt.deleteMany({ where: { cookieHash, expiresAt: { gt: now } } });

  return count === 1;
}

export function setAttemptCookie(id: string): string {
  return setSignedId(id, cookie, attemptLivesMs / 1_000);
}
