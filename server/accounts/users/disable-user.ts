import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { DisableUser } from "@/domain/accounts/user-input";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { refuseToLoseLastAdmin, requireUser } from "./require-user";

/** Ends somebody's access and every session, at once. @throws AppError forbidden, not_found, conflict for the last admin */
export async function disableUser(actor: Actor, input: DisableUser, now: Date): Promise<void> {
  requirePermission(actor, "user.manage");

  await transaction(async (tx) => {
    const user = await requireUser(tx, input.id);
    if (user.disabledAt) {
      return;
    }
    if (user.role === "admin") {
      await refuseToLoseLastAdmin(tx, user.id);
    }
    await tx.user.update({
      where: { id: user.id },
      data: { disabledAt: now, sessionVersion: { increment: 1 } },
      select: { id: true },
    });
    await recordAudit(tx, actor, { action: "user.disabled", subjectId: user.id, at: now });
  });
}
