import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { readCode } from "@/domain/accounts/second-factor";
import type { OwnProof } from "@/domain/accounts/second-factor-input";
import { AppError } from "@/domain/shared/errors";
import type { SignInOrigin } from "@/server/accounts/sessions/sign-in-origin";
import { requireOwner } from "@/server/accounts/users/change-password";
import { verifyPassword } from "@/server/accounts/users/password";
import { transaction } from "@/server/infra/db";
import { useCode } from "./use-code";

/**
 * Who is signed in, if what they typed is their password or a code of theirs; guessing is slowed down as it is in the
 * sign-in form.
 * @throws AppError forbidden, unauthenticated, invalid when it is neither, conflict without a password, rate_limited,
 * unavailable
 */
export async function requireOwnProof(
  actor: Actor,
  { currentPassword }: OwnProof,
  origin: SignInOrigin,
  now: Date,
): Promise<{ id: string; email: string }> {
  requirePermission(actor, "account.change");

  return requireOwner(actor, origin, now, {
    refuse: ({ passwordHash }) => {
      if (passwordHash === null) {
        throw new AppError(
          "conflict",
          "This account has no password. Its single sign-on asks for a second factor itself.",
        );
      }
    },
    isRight: async ({ id, passwordHash }) => {
      const code = readCode(currentPassword);
      const used = code && (await transaction((tx) => useCode(tx, { actor, userId: id, code }, now)));

      return used !== null || (await verifyPassword(passwordHash, currentPassword));
    },
    sentence: "This is neither your password nor a code that works. Type one of them.",
  });
}
