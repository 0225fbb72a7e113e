import { createHash, randomBytes } from "node:crypto";
import { system } from "@/domain/actor";
import { requirePermission } from "@/domain/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";

const daysValid = 7;

/**
 * Makes the link by which the first admin gets in.
 * @returns its token, which works once; null when there is an admin who can sign in
 */
export async function ensureFirstInvitation(now: Date): Promise<string | null> {
  requirePermission(system, "user.manage");

  return transaction(async (tx) => {
    if ((await tx.user.count({ where: { role: "admin", disabledAt: null } })) > 0) {
      return null;
    }
    const token = randomBytes(32).toString("base64url");
    const tokenHash = createHash("sha256").update(token).digest("hex");
    const expiresAt = new Date(now.getTime() + daysValid * 86_400_000);
    const { id } = await tx.invitation.create({
      data: { tokenHash, role: "admin", createdAt: now, expiresAt },
      select: { id: true },
    });
    await recordAudit(tx, system, { action: "invitation.made", subjectId: id, at: now });

    return token;
  });
}
