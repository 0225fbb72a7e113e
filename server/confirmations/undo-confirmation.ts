import type { Actor } from "@/domain/accounts/actor";
import type { UndoConfirmation } from "@/domain/confirmations/confirmation-input";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { hashVisitor } from "@/server/infra/crypto/visitor";
import { announceConfirmationsLater, requireConfirmable } from "./internal";
import { limitOwnConfirmations, type PersonalOrigin } from "./limits";

/**
 * Undoes what a visitor said with their last tap about an incident. Nothing of it stays.
 * @throws AppError not_found, conflict (the count is closed), rate_limited, unavailable
 */
export async function undoConfirmation(
  actor: Actor,
  input: UndoConfirmation,
  origin: PersonalOrigin,
  now: Date,
): Promise<{ code: string }> {
  await limitOwnConfirmations(actor, origin);

  return transaction(async (tx) => {
    const { id, code, kind } = await requireConfirmable(tx, input.incident, now);
    if (origin.visitorId === null) {
      return { code };
    }
    const removed = await tx.confirmation.deleteMany({
      where: { incidentId: id, kind: kind, visitorHash: hashVisitor(origin.visitorId) },
    });
    if (removed.count > 0) {
      await recordAudit(tx, actor, { action: "incident.confirmation_undone", subjectId: id, at: now });
      await announceConfirmationsLater(tx, id, now);
    }

    return { code };
  });
}
