import { system } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { transaction } from "@/server/infra/db";
import { insertInvitation } from "./invite-user";

/**
 * The token of the link that makes the first admin; null once there is one. Each start gives a new one, and the one
 * before it opens nothing any more.
 */
export async function ensureFirstInvitation(now: Date): Promise<string | null> {
  requirePermission(system, "user.manage");

  return transaction(async (tx) => {
    const admins = await tx.user.count({ where: { role: "admin", disabledAt: null } });
    if (admins > 0) {
      return null;
    }
    await tx.invitation.deleteMany({ where: { usedAt: null, role: "admin" } });
    const { token } = await insertInvitation(tx, system, { role: "admin" }, now);

    return token;
  });
}
