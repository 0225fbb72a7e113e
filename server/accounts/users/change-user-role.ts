import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { ChangeUserRole } from "@/domain/accounts/user-input";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { refuseToLoseLastAdmin, requireUser } from "./require-user";

/** Gives somebody another role, at once. @throws AppError forbidden, not_found, conflict for the last admin */
export async function changeUserRole(actor: Actor, input: ChangeUserRole, now: Date): Promise<void> {
  requirePermission(actor, "user.manage");

  await transaction(async (tx) => {
    const user = await requireUser(tx, input.id);
    if (user.role === input.role) {
      return;
    }
    if (user.role === "admin") {
      await refuseToLoseLastAdmin(tx, user.id);
    }
    await tx.user.update({ where: { id: user.id }, data: { role: input.role }, select: { id: true } });
    const detail = { from: user.role, to: input.role };
    await recordAudit(tx, actor, { action: "user.role_changed", subjectId: user.id, at: now, detail });
  });
}
