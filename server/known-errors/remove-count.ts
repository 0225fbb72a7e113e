import type { Actor } from "@/domain/accounts/actor";
import { AppError } from "@/domain/shared/errors";
import type { RemoveCount } from "@/domain/known-errors/known-error-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { announceKnownError } from "./announce-known-error";
import { requireKnownErrorForWrite } from "./require-known-error";

/** Takes back a number that was wrong. @throws AppError forbidden, not_found */
export async function removeCount(actor: Actor, { id }: RemoveCount, now: Date): Promise<void> {
  requirePermission(actor, "known_error.write");

  await transaction(async (tx) => {
    const count = await tx.knownErrorCount.findUnique({
      where: { id },
      select: { at: true, affected: true, fixed: true, knownError: { select: { slug: true } } },
    });
    if (!count) {
      throw new AppError("not_found", "This number is not there any more. Load the page again.");
    }
    const knownError = await requireKnownErrorForWrite(tx, count.knownError.slug);
    await tx.knownErrorCount.deleteMany({ where: { id } });
    await tx.knownError.update({ where: { id: knownError.id }, data: { changedAt: now }, select: { id: true } });
    const detail = { countedAt: count.at.toISOString(), affected: count.affected, fixed: count.fixed };
    await recordAudit(tx, actor, { action: "known_error.uncounted", subjectId: knownError.id, at: now, detail });
    await announceKnownError(tx, knownError);
  });
}
