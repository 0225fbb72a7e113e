import type { User } from "next-auth";
import { system, visitor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { type SignIn, signInInput } from "@/domain/accounts/user-input";
import { parseInput } from "@/domain/shared/input";
import { roughNetworkOf, type SignInOrigin } from "@/server/accounts/sessions/sign-in-origin";
import { recordAudit } from "@/server/infra/audit";
import { db, transaction } from "@/server/infra/db";
import { limitSignIn, refundSignIn } from "./limits";
import { verifyPassword } from "./password";

export type SignedIn = { id: string; sessionVersion: number };

/**
 * Who has this address and this password; null when nobody does, whichever of the two is wrong. An unknown address and a
 * disabled account take the same way: as many queries, one password to verify, one audit entry.
 * @throws AppError rate_limited, unavailable
 */
export async function signIn(input: SignIn, origin: SignInOrigin, now: Date): Promise<SignedIn | null> {
  const counted = await limitSignIn(input.email, origin, now);

  const user = await db.user.findUnique({
    where: { email: input.email },
    select: { id: true, sessionVersion: true, passwordHash: true, disabledAt: true },
  });
  const isRight = await verifyPassword(user?.passwordHash ?? null, input.password);
  if (!user || !isRight || user.disabledAt) {
    await recordFailure(user?.id ?? "unknown", origin, now);

    return null;
  }
  await refundSignIn(counted);

  return { id: user.id, sessionVersion: user.sessionVersion };
}

/** Checks what the sign-in form sent. @throws AppError invalid, rate_limited, unavailable */
export async function signInWithPassword(typed: unknown, origin: SignInOrigin, now: Date): Promise<User | null> {
  return signIn(parseInput(signInInput, typed), origin, now);
}

/** In the audit, without the address that was typed: some type their password there. */
export async function recordFailure(subjectId: string, { address }: SignInOrigin, at: Date): Promise<void> {
  requirePermission(system, "user.manage");
  const detail = { network: roughNetworkOf(address) };
  await transaction((tx) => recordAudit(tx, visitor, { action: "user.sign_in_failed", subjectId, at, detail }));
}
