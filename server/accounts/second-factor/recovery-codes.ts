import { randomInt } from "node:crypto";
import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import {
  formatRecoveryCode,
  recoveryAlphabet,
  recoveryCodeCount,
  recoveryCodeLength,
} from "@/domain/accounts/second-factor";
import type { OwnProof } from "@/domain/accounts/second-factor-input";
import { AppError } from "@/domain/shared/errors";
import type { SignInOrigin } from "@/server/accounts/sessions/sign-in-origin";
import { transaction } from "@/server/infra/db";
import { hasSecondFactor, recordFactorChange } from "./factors";
import { requireOwnProof } from "./own-proof";
import { hashRecoveryCode } from "./use-code";

/**
 * Ten codes, each of which signs in once instead of the second factor. Those from before work no more. Shown once and
 * not kept.
 * @throws AppError forbidden, invalid, conflict (there is no second factor), rate_limited, unavailable
 */
export async function makeRecoveryCodes(
  actor: Actor,
  input: OwnProof,
  origin: SignInOrigin,
  now: Date,
): Promise<string[]> {
  requirePermission(actor, "account.change");
  const { id: userId } = await requireOwnProof(actor, input, origin, now);
  const codes = Array.from({ length: recoveryCodeCount }, makeCode);

  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM users WHERE id = ${userId}::uuid FOR UPDATE`;
    if (!(await hasSecondFactor(tx, userId))) {
      throw new AppError("conflict", "There is no second factor yet. Set up an authenticator app or a passkey first.");
    }
    await tx.recoveryCode.deleteMany({ where: { userId } });
    await tx.recoveryCode.createMany({
      data: codes.map((code) => ({ userId, codeHash: hashRecoveryCode(userId, code), createdAt: now })),
    });
    await recordFactorChange(tx, actor, { userId, change: "recovery_codes_made" }, now);

    return codes.map(formatRecoveryCode);
  });
}

function makeCode(): string {
  return Array.from({ length: recoveryCodeLength }, () =>
    recoveryAlphabet.charAt(randomInt(recoveryAlphabet.length)),
  ).join("");
}
