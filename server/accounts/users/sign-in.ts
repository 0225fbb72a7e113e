import type { User } from "next-auth";
import { type SignIn, signInInput } from "@/domain/accounts/user-input";
import { db } from "@/server/infra/db";
import { parseInput } from "@/domain/shared/input";
import { addressOf } from "@/server/infra/client-address";
import { limitSignIn, resetSignInAttempts } from "./limits";
import { verifyPassword } from "./password";

export type SignedIn = { id: string; sessionVersion: number };

/**
 * Who has this address and this password; null when nobody does, whichever of the two is wrong.
 * @throws AppError rate_limited, unavailable
 */
export async function signIn(input: SignIn, origin: { address: string }): Promise<SignedIn | null> {
  await limitSignIn(input.email, origin.address);

  const user = await db.user.findUnique({
    where: { email: input.email },
    select: { id: true, sessionVersion: true, passwordHash: true, disabledAt: true },
  });
  const isRight = await verifyPassword(user?.passwordHash ?? null, input.password);
  if (!user || !isRight || user.disabledAt) {
    return null;
  }
  await resetSignInAttempts(input.email);

  return { id: user.id, sessionVersion: user.sessionVersion };
}

/** Checks what the sign-in form sent. @throws AppError invalid, rate_limited, unavailable */
export async function signInWithPassword(
  typed: unknown,
  headers: Record<string, string> | undefined,
): Promise<User | null> {
  return signIn(parseInput(signInInput, typed), { address: addressOf(new Headers(headers)) });
}
