import { type Actor, system } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { InviteUser, WithdrawInvitation } from "@/domain/accounts/user-input";
import { AppError } from "@/domain/shared/errors";
import { recordAudit } from "@/server/infra/audit";
import { transaction, type Tx } from "@/server/infra/db";
import { hashToken, makeToken } from "@/server/infra/crypto/token";

/** @returns the token of a link that makes one account, for 7 days; it is shown once and not kept. @throws AppError forbidden */
export async function inviteUser(actor: Actor, input: InviteUser, now: Date): Promise<{ token: string }> {
  requirePermission(actor, "user.manage");

  return transaction((tx) => insertInvitation(tx, actor, input, now));
}

async function insertInvitation(tx: Tx, actor: Actor, { role }: InviteUser, now: Date): Promise<{ token: string }> {
  const token = makeToken();
  const { id } = await tx.invitation.create({
    data: { tokenHash: hashToken(token), role, createdAt: now, expiresAt: new Date(now.getTime() + validForMs) },
    select: { id: true },
  });
  await recordAudit(tx, actor, { action: "user.invited", subjectId: id, at: now, detail: { role } });

  return { token };
}

/** Its link opens nothing any more. @throws AppError forbidden, not_found (used, withdrawn, or never was) */
export async function withdrawInvitation(actor: Actor, { id }: WithdrawInvitation, now: Date): Promise<void> {
  requirePermission(actor, "user.manage");

  await transaction(async (tx) => {
    const { count } = await tx.invitation.deleteMany({ where: { id, usedAt: null } });
    if (count === 0) {
      throw new AppError("not_found", "This invitation was used or withdrawn already. Load the page again.");
    }
    await recordAudit(tx, actor, { action: "user.invitation_withdrawn", subjectId: id, at: now });
  });
}

const validForMs = 7 * 24 * 60 * 60 * 1_000;

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
