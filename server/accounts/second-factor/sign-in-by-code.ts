import { visitor } from "@/domain/accounts/actor";
import { readCode, type SecondFactor } from "@/domain/accounts/second-factor";
import { AppError } from "@/domain/shared/errors";
import type { SignInOrigin } from "@/server/accounts/sessions/sign-in-origin";
import { limitSignIn, refundSignIn } from "@/server/accounts/users/limits";
import { recordFailure } from "@/server/accounts/users/sign-in";
import { transaction } from "@/server/infra/db";
import { type SignInAttempt, useAttempt } from "./attempts";
import { useCode } from "./use-code";

export type SignedInWith = {
  id: string;
  sessionVersion: number;
  provider: "password" | "passkey";
  secondFactor?: SecondFactor;
};

/**
 * Who knows the password and this code as well; null when the code is wrong or was used. Wrong codes count as wrong
 * passwords do.
 * @throws AppError rate_limited, unauthenticated (the attempt is over), unavailable
 */
export async function signInByCode(
  attempt: SignInAttempt,
  typed: string,
  origin: SignInOrigin,
  now: Date,
): Promise<SignedInWith | null> {
  const counted = await limitSignIn(attempt.email, origin, now);
  const secondFactor = await useOnce(attempt, typed, now);
  if (secondFactor === null) {
    await recordFailure(attempt.userId, origin, now);

    return null;
  }
  await refundSignIn(counted);

  return { id: attempt.userId, sessionVersion: attempt.sessionVersion, provider: "password", secondFactor };
}

export function attemptOver(): AppError {
  return new AppError("unauthenticated", "This sign-in took too long or is over. Type your password again.");
}

/** The code and the attempt are used together or not at all. */
function useOnce(attempt: SignInAttempt, typed: string, now: Date): Promise<SecondFactor | null> {
  return transaction(async (tx) => {
    const used = await useCode(tx, { actor: visitor, userId: attempt.userId, code: readCode(typed) }, now);
    if (used !== null && !(await useAttempt(tx, attempt, now))) {
      throw attemptOver();
    }

    return used;
  });
}
