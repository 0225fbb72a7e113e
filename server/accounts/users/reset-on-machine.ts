import { system } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { createAccountLink } from "@/server/accounts/account-links";
import { deleteSecondFactor, recordFactorChange } from "@/server/accounts/second-factor/factors";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";

/** The token of the link, and what was in the way until now; or who the admins are, where there is no such account. */
export type ResetOnMachine = { token: string; wasDisabled: boolean; hadSecondFactor: boolean } | { admins: string[] };

/**
 * What whoever has the machine may do when nobody can sign in any more: a link to choose another password, for a disabled
 * account too, which is enabled again. The second factor is removed: it may be what was lost. @param email in lower case
 */
export async function resetOnMachine(email: string, now: Date): Promise<ResetOnMachine> {
  requirePermission(system, "user.manage");

  return transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { email }, select: { id: true, disabledAt: true } });
    if (!user) {
      const admins = await tx.user.findMany({
        where: { role: "admin" },
        select: { email: true },
        orderBy: { email: "asc" },
      });

      return { admins: admins.map((admin) => admin.email) };
    }
    if (user.disabledAt) {
      await tx.user.update({ where: { id: user.id }, data: { disabledAt: null }, select: { id: true } });
      await recordAudit(tx, system, { action: "user.enabled", subjectId: user.id, at: now });
    }
    const hadSecondFactor = await deleteSecondFactor(tx, user.id);
    if (hadSecondFactor) {
      const removed = { userId: user.id, change: "second_factor_removed_on_machine" } as const;
      await recordFactorChange(tx, system, removed, now);
    }
    await recordAudit(tx, system, { action: "user.reset_on_machine", subjectId: user.id, at: now });

    return {
      token: await createAccountLink(tx, { userId: user.id, kind: "password_reset" }, now),
      wasDisabled: user.disabledAt !== null,
      hadSecondFactor,
    };
  });
}
