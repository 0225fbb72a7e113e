import type { Actor } from "@/domain/accounts/actor";
import type { SecondFactorChange } from "@/domain/accounts/second-factor";
import { recordAudit } from "@/server/infra/audit";
import type { Tx } from "@/server/infra/db";
import { enqueue } from "@/server/infra/jobs";

/** Of whom a second factor is asked. Recovery codes alone are none. */
const withSecondFactor = {
  OR: [{ totpSecret: { confirmedAt: { not: null } } }, { passkeys: { some: {} } }],
};

export async function hasSecondFactor(tx: Tx, userId: string): Promise<boolean> {
  return (await tx.user.count({ where: { id: userId, ...withSecondFactor } })) > 0;
}

/** Deletes all of it, with the codes that would replace it. @returns whether there was one */
export async function deleteSecondFactor(tx: Tx, userId: string): Promise<boolean> {
  const hadOne = await hasSecondFactor(tx, userId);
  await tx.totpSecret.deleteMany({ where: { userId } });
  await tx.passkey.deleteMany({ where: { userId } });
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.signInAttempt.deleteMany({ where: { userId } });

  return hadOne;
}

/** In the audit, and emailed to the account's address: whoever it was not learns of it. */
export async function recordFactorChange(
  tx: Tx,
  actor: Actor,
  { userId, change }: { userId: string; change: SecondFactorChange },
  now: Date,
): Promise<void> {
  await recordAudit(tx, actor, { action: `user.${change}`, subjectId: userId, at: now });
  await enqueue(tx, "mail_second_factor", { userId, change });
}
