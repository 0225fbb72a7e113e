import { type Actor, staffId } from "@/domain/accounts/actor";
import type { UndoCaller } from "@/domain/confirmations/confirmation-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { announceConfirmationsLater } from "./announce-later";
import { hashCaller } from "./record-caller";
import { requireConfirmable } from "./require-confirmable";

/**
 * Takes back a caller whom this person has counted by mistake, with what was noted. A second time changes nothing.
 * @throws AppError forbidden, not_found, conflict (the count is closed), unavailable
 */
export async function undoCaller(actor: Actor, input: UndoCaller, now: Date): Promise<{ code: string }> {
  requirePermission(actor, "caller.record");

  return transaction(async (tx) => {
    const { id, code } = await requireConfirmable(tx, input.incident, now);
    const removed = await tx.confirmation.deleteMany({
      where: { incidentId: id, origin: "helpdesk", visitorHash: hashCaller(input), recordedById: staffId(actor) },
    });
    if (removed.count > 0) {
      await recordAudit(tx, actor, { action: "caller.undone", subjectId: id, at: now });
      await announceConfirmationsLater(tx, id, now);
    }

    return { code };
  });
}
