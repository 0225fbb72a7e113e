import { type Actor, visitor } from "@/domain/accounts/actor";
import type { MakeResetLink, RequestPasswordReset, ResetPassword } from "@/domain/accounts/account-link-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { AppError } from "@/domain/shared/errors";
import type { SignInOrigin } from "@/server/accounts/sessions/sign-in-origin";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { enqueue } from "@/server/infra/jobs";
import { requireUser } from "./change-user";
import { replacePassword } from "./end-access";
import { consumeAccountLink, createAccountLink, linkUsedUp } from "@/server/accounts/account-links";
import { clearSignIn } from "./internal";
import { limitInvitations, limitResets } from "./limits";
import { hashPassword } from "./password";
import { findAccountLink } from "./queries";

/**
 * Has a link to choose another password emailed to an address, if it is that of an account. The answer is the same for
 * every address, and takes as long: who has an account is found out by the job.
 * @throws AppError rate_limited, unavailable
 */
export async function requestPasswordReset(input: RequestPasswordReset, origin: { address: string }): Promise<void> {
  await limitResets(origin.address);

  await transaction((tx) => enqueue(tx, "mail_password_reset", { email: input.email }));
}

/**
 * The token of a link by which somebody chooses another password, once, within an hour. Shown once and not kept.
 * @throws AppError forbidden, not_found, conflict for a disabled user
 */
export async function makeResetLink(actor: Actor, input: MakeResetLink, now: Date): Promise<{ token: string }> {
  requirePermission(actor, "user.manage");

  return transaction(async (tx) => {
    const user = await requireUser(tx, input.id);
    if (user.disabledAt) {
      throw new AppError("conflict", "This user may not sign in. Enable the account first, then make the link.");
    }
    const token = await createAccountLink(tx, { userId: user.id, kind: "password_reset" }, now);
    await recordAudit(tx, actor, { action: "user.reset_link_made", subjectId: user.id, at: now });

    return { token };
  });
}

/**
 * Sets the password that somebody chose by such a link. Every session ends, no other link works any more, and what others
 * guessed at the account keeps its owner out no longer.
 * @throws AppError not_found (used, too old, or never was), rate_limited, unavailable
 */
export async function resetPassword(input: ResetPassword, origin: SignInOrigin, now: Date): Promise<{ email: string }> {
  await limitInvitations(origin.address);
  const link = await findAccountLink("password_reset", input.token, now);
  if (!link) {
    throw linkUsedUp();
  }
  const passwordHash = await hashPassword(input.password);

  return transaction(async (tx) => {
    await consumeAccountLink(tx, link.id, now);
    await replacePassword(tx, { id: link.userId, passwordHash }, now);
    await clearSignIn(tx, link.email, origin, now);
    await recordAudit(tx, visitor, { action: "user.password_reset", subjectId: link.userId, at: now });

    return { email: link.email };
  });
}
