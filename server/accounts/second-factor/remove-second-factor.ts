import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { SecondFactorChange } from "@/domain/accounts/second-factor";
import type { RemoveSecondFactor, RemoveSecondFactorOf } from "@/domain/accounts/second-factor-input";
import { AppError } from "@/domain/shared/errors";
import type { SignInOrigin } from "@/server/accounts/sessions/sign-in-origin";
import { requireUser } from "@/server/accounts/users/change-user";
import { transaction, type Tx } from "@/server/infra/db";
import { deleteSecondFactor, hasSecondFactor, recordFactorChange } from "./factors";
import { limitSessions } from "./free-session";
import { requireOwnProof } from "./own-proof";

/**
 * Removes a part of one's own second factor, or all of it. With the last part the recovery codes go too.
 * @throws AppError forbidden, invalid, not_found, rate_limited, unavailable
 */
export async function removeSecondFactor(
  actor: Actor,
  input: RemoveSecondFactor,
  origin: SignInOrigin,
  now: Date,
): Promise<void> {
  requirePermission(actor, "account.change");
  const { id: userId } = await requireOwnProof(actor, input, origin, now);

  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM users WHERE id = ${userId}::uuid FOR UPDATE`;
    const change = await removePart(tx, userId, input.part);
    if (!(await hasSecondFactor(tx, userId))) {
      await deleteSecondFactor(tx, userId);
    }
    await limitSessions(tx, userId);
    await recordFactorChange(tx, actor, { userId, change }, now);
  });
}

/**
 * Removes somebody's second factor, who has lost their phone: the password alone signs in until they set up another one.
 * Their sessions end; one of them may be on that phone.
 * @throws AppError forbidden, not_found, unavailable
 */
export async function removeSecondFactorOf(actor: Actor, { id }: RemoveSecondFactorOf, now: Date): Promise<void> {
  requirePermission(actor, "user.manage");

  await transaction(async (tx) => {
    const user = await requireUser(tx, id);
    if (await deleteSecondFactor(tx, user.id)) {
      await tx.userSession.updateMany({ where: { userId: user.id, endedAt: null }, data: { endedAt: now } });
      await recordFactorChange(tx, actor, { userId: user.id, change: "second_factor_removed_by_admin" }, now);
    }
  });
}

async function removePart(tx: Tx, userId: string, part: RemoveSecondFactor["part"]): Promise<SecondFactorChange> {
  if (part === "all") {
    return (await deleteSecondFactor(tx, userId)) ? "second_factor_removed" : refuseGone();
  }
  if (part === "totp") {
    const { count } = await tx.totpSecret.deleteMany({ where: { userId } });

    return count > 0 ? "totp_removed" : refuseGone();
  }
  const { count } = await tx.passkey.deleteMany({ where: { id: part, userId } });

  return count > 0 ? "passkey_removed" : refuseGone();
}

function refuseGone(): never {
  throw new AppError("not_found", "This was removed already. Load the page again.");
}
