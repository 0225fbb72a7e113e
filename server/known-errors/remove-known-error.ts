import type { Actor } from "@/domain/accounts/actor";
import type { RemoveKnownError } from "@/domain/known-errors/known-error-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { announce } from "@/server/infra/announce";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { listKnownErrorPlaces } from "./announce-known-error";
import { requireKnownErrorForWrite } from "./require-known-error";

/** Takes a known error away, with its page: one that is none. What is fixed stays. @throws AppError forbidden, not_found */
export async function removeKnownError(actor: Actor, { slug }: RemoveKnownError, now: Date): Promise<void> {
  requirePermission(actor, "known_error.write");

  await transaction(async (tx) => {
    const { id, title } = await requireKnownErrorForWrite(tx, slug);
    const places = await listKnownErrorPlaces(tx, id);
    await tx.knownError.delete({ where: { id }, select: { id: true } });
    await recordAudit(tx, actor, { action: "known_error.removed", subjectId: id, at: now, detail: { slug, title } });
    await announce(tx, { kind: "known_error_changed", slug, ...places });
  });
}
