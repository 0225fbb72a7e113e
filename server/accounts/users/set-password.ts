import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { hashPassword } from "./password";
import { requireUser } from "./require-user";

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
