import type { Actor } from "@/domain/accounts/actor";
import type { SecondFactor, TypedCode } from "@/domain/accounts/second-factor";
import { openSecret } from "@/server/infra/crypto/secret-box";
import { hashToken } from "@/server/infra/crypto/token";
import type { Tx } from "@/server/infra/db";
import { recordFactorChange } from "./factors";
import { findFreshStep } from "./totp";

type Use = { actor: Actor; userId: string; code: TypedCode | null };

/**
 * Uses a code of an account up, also of two at once. @returns what it was; null for a wrong one, and one that was used
 * @throws AppError unavailable when AUTH_SECRET has changed since the app was set up
 */
export async function useCode(tx: Tx, { actor, userId, code }: Use, now: Date): Promise<SecondFactor | null> {
  if (code === null) {
    return null;
  }
  if (code.kind === "totp") {
    return useTotp(tx, userId, code.digits, now);
  }
  const { count } = await tx.recoveryCode.updateMany({
    where: { codeHash: hashRecoveryCode(userId, code.code), userId, usedAt: null },
    data: { usedAt: now },
  });
  if (count === 0) {
    return null;
  }
  await recordFactorChange(tx, actor, { userId, change: "recovery_code_used" }, now);

  return "recovery_code";
}

/** What is stored of a recovery code. */
export function hashRecoveryCode(userId: string, code: string): string {
  return hashToken(`${userId} ${code}`);
}

async function useTotp(tx: Tx, userId: string, digits: string, now: Date): Promise<SecondFactor | null> {
  const totp = await tx.totpSecret.findFirst({
    where: { userId, confirmedAt: { not: null } },
    select: { sealed: true, lastStep: true },
  });
  const step = totp && findFreshStep(openSecret(totp.sealed, userId), digits, totp.lastStep, now);
  if (step === null) {
    return null;
  }
  const { count } = await tx.totpSecret.updateMany({
    where: { userId, confirmedAt: { not: null }, lastStep: { lt: step } },
    data: { lastStep: step },
  });

  return count === 1 ? "totp" : null;
}
