import { type Actor, staffId } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { readCode } from "@/domain/accounts/second-factor";
import type { OwnProof } from "@/domain/accounts/second-factor-input";
import { AppError } from "@/domain/shared/errors";
import { invalid } from "@/domain/shared/input";
import type { SignInOrigin } from "@/server/accounts/sessions/sign-in-origin";
import { limitSignIn, refundSignIn } from "@/server/accounts/users/limits";
import { verifyPassword } from "@/server/accounts/users/password";
import { db, transaction } from "@/server/infra/db";
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
  const id = staffId(actor);
  const user =
    id && (await db.user.findUnique({ where: { id }, select: { id: true, email: true, passwordHash: true } }));
  if (!user) {
    throw new AppError("unauthenticated", "Sign in to do this.");
  }
  if (user.passwordHash === null) {
    throw new AppError("conflict", "This account has no password. Its single sign-on asks for a second factor itself.");
  }
  const counted = await limitSignIn(user.email, origin, now);
  const code = readCode(currentPassword);
  const used = code && (await transaction((tx) => useCode(tx, { actor, userId: user.id, code }, now)));
  if (!used && !(await verifyPassword(user.passwordHash, currentPassword))) {
    throw invalid({ currentPassword: "This is neither your password nor a code that works. Type one of them." });
  }
  await refundSignIn(counted);

  return { id: user.id, email: user.email };
}
