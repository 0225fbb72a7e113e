import { type Actor, staffId } from "@/domain/accounts/actor";
import { AppError } from "@/domain/shared/errors";
import { invalid } from "@/domain/shared/input";
import { requirePermission } from "@/domain/accounts/permissions";
import type { ChangePassword } from "@/domain/accounts/user-input";
import { recordAudit } from "@/server/infra/audit";
import { db, transaction } from "@/server/infra/db";
import type { SignInOrigin } from "@/server/accounts/sessions/sign-in-origin";
import { requireUser } from "./change-user";
import { replacePassword } from "./end-access";
import { limitSignIn, refundSignIn } from "./limits";
import { hashPassword, verifyPassword } from "./password";

/**
 * Changes one's own password; every session ends, also the one that asked.
 * @throws AppError forbidden, invalid when the current password is wrong, rate_limited, unavailable
 */
export async function changePassword(
  actor: Actor,
  input: ChangePassword,
  origin: SignInOrigin,
  now: Date,
): Promise<void> {
  requirePermission(actor, "password.change");
  const user = await requireOwnPassword(actor, input.currentPassword, origin, now);
  const passwordHash = await hashPassword(input.password);

  await transaction(async (tx) => {
    await replacePassword(tx, { id: user.id, passwordHash }, now);
    await recordAudit(tx, actor, { action: "user.password_changed", subjectId: user.id, at: now });
  });
}

/** Gives somebody another password, without knowing theirs; their sessions end. @throws AppError forbidden, not_found */
export async function setPassword(actor: Actor, input: { id: string; password: string }, now: Date): Promise<void> {
  requirePermission(actor, "user.manage");
  const passwordHash = await hashPassword(input.password);

  await transaction(async (tx) => {
    const user = await requireUser(tx, input.id);
    await replacePassword(tx, { id: user.id, passwordHash }, now);
    await recordAudit(tx, actor, { action: "user.password_set", subjectId: user.id, at: now });
  });
}

type Owner = { id: string; email: string; passwordHash: string | null };

/** How an owner proves that it is them, and what they read when it is not. */
type Proof = {
  /** Throws for who cannot be asked at all, before anything is counted. */
  refuse?: (owner: Owner) => void;
  isRight: (owner: Owner) => Promise<boolean>;
  sentence: string;
};

/**
 * Who is signed in, if this is their password; guessing it is slowed down as it is in the sign-in form.
 * @throws AppError forbidden, unauthenticated, invalid when the password is wrong, rate_limited, unavailable
 */
export async function requireOwnPassword(
  actor: Actor,
  currentPassword: string,
  origin: SignInOrigin,
  now: Date,
): Promise<{ id: string; email: string }> {
  requirePermission(actor, "account.change");

  return requireOwner(actor, origin, now, {
    isRight: ({ passwordHash }) => verifyPassword(passwordHash, currentPassword),
    sentence: "This is not your password. Type the one that you signed in with.",
  });
}

/** The same for another proof than the password. @throws AppError as `requireOwnPassword`, and what the proof throws */
export async function requireOwner(
  actor: Actor,
  origin: SignInOrigin,
  now: Date,
  { refuse, isRight, sentence }: Proof,
): Promise<{ id: string; email: string }> {
  requirePermission(actor, "account.change");
  const id = staffId(actor);
  const user =
    id && (await db.user.findUnique({ where: { id }, select: { id: true, email: true, passwordHash: true } }));
  if (!user) {
    throw new AppError("unauthenticated", "Sign in to do this.");
  }
  refuse?.(user);
  const counted = await limitSignIn(user.email, origin, now);
  if (!(await isRight(user))) {
    throw invalid({ currentPassword: sentence });
  }
  await refundSignIn(counted);

  return { id: user.id, email: user.email };
}
