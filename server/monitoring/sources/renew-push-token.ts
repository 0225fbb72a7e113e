import type { Actor } from "@/domain/accounts/actor";
import { AppError } from "@/domain/shared/errors";
import { requirePermission } from "@/domain/accounts/permissions";
import type { RenewPushToken } from "@/domain/monitoring/source-input";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { hashToken, makeToken } from "@/server/infra/crypto/token";
import { requireSource } from "./require-source";

/**
 * Gives a push source another token, to be shown now and never again; the former one ends at once.
 * @throws AppError forbidden, not_found, invalid when the source takes none
 */
export async function renewPushToken(actor: Actor, { id }: RenewPushToken, now: Date): Promise<{ token: string }> {
  requirePermission(actor, "source.manage");
  const token = makeToken();

  await transaction(async (tx) => {
    const source = await requireSource(tx, id);
    if (source.kind !== "push") {
      throw new AppError("invalid", "Only a source that sends its numbers has a token. Change its password instead.");
    }
    await tx.source.update({ where: { id }, data: { tokenHash: hashToken(token) }, select: { id: true } });
    await recordAudit(tx, actor, { action: "source.token_renewed", subjectId: id, at: now });
  });

  return { token };
}
