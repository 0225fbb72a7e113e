import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { InviteUser } from "@/domain/accounts/user-input";
import { recordAudit } from "@/server/infra/audit";
import { type Tx, transaction } from "@/server/infra/db";
import { hashToken, makeToken } from "@/server/infra/crypto/token";

/** @returns the token of a link that makes one account, for 7 days; it is shown once and not kept. @throws AppError forbidden */
export async function inviteUser(actor: Actor, input: InviteUser, now: Date): Promise<{ token: string }> {
  requirePermission(actor, "user.manage");

  return transaction((tx) => insertInvitation(tx, actor, input, now));
}

export async function insertInvitation(
  tx: Tx,
  actor: Actor,
  { role }: InviteUser,
  now: Date,
): Promise<{ token: string }> {
  const token = makeToken();
  const { id } = await tx.invitation.create({
    data: { tokenHash: hashToken(token), role, createdAt: now, expiresAt: new Date(now.getTime() + validForMs) },
    select: { id: true },
  });
  await recordAudit(tx, actor, { action: "user.invited", subjectId: id, at: now, detail: { role } });

  return { token };
}

const validForMs = 7 * 24 * 60 * 60 * 1_000;
