import { type Actor, staffId } from "@/domain/accounts/actor";
import { AppError } from "@/domain/shared/errors";
import { invalid } from "@/domain/shared/input";
import { requirePermission } from "@/domain/accounts/permissions";
import type { ChangePassword } from "@/domain/accounts/user-input";
import { recordAudit } from "@/server/infra/audit";
import { db, transaction } from "@/server/infra/db";
import { limitSignIn } from "./limits";
import { hashPassword, verifyPassword } from "./password";
import { requireUser } from "./change-user";

/**
 * Changes one's own password; every session ends, also the one that asked.
 * @throws AppError forbidden, invalid when the current password is wrong, rate_limited, unavailable
 */
export async function changePassword(
  actor: Actor,
  input: ChangePassword,
  origin: { address: string },
  now: Date,
): Promise<void> {
  requirePermission(actor, "password.change");
  const id = staffId(actor);
  const user =
    id && (await db.user.findUnique({ where: { id }, select: { id: true, email: true, passwordHash: true } }));
  if (!user) {
    throw new AppError("unauthenticated", "Sign in to do this.");
  }
  await limitSignIn(user.email, origin.address);
  if (!(await verifyPassword(user.passwordHash, input.currentPassword))) {
    throw invalid({ currentPassword: "This is not your password. Type the one that you signed in with." });
  }
  const passwordHash = await hashPassword(input.password);

  await transaction(async (tx) => {
    await tx.user.update({
      where: { id: user.id },
      data: { passwordHash, sessionVersion: { increment: 1 } },
      select: { id: true },
    });
    await recordAudit(tx, actor, { action: "user.password_changed", subjectId: user.id, at: now });
  });
}

/** Gives somebody another password, without knowing theirs; their sessions end. @throws AppError forbidden, not_found */
export async function setPassword(actor: Actor, input: { id: string; password: string }, now: Date): Promise<void> {
  requirePermission(actor, "user.manage");
  const passwordHash = await hashPassword(input.password);

  await transaction(async (tx) => {
    const user = await requireUser(tx, input.id);
    await tx.user.update({
      where: { id: user.id },
      data: { passwordHash, sessionVersion: { increment: 1 } },
      select: { id: true },
    });
    await recordAudit(tx, actor, { action: "user.password_set", subjectId: user.id, at: now });
  });
}
