import { type Actor, staffId } from "@/domain/accounts/actor";
import type { TakeBackCaller } from "@/domain/confirmations/confirmation-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { announceConfirmationsLater } from "./announce-later";
import { hashCaller } from "./record-caller";
import { requireAsked } from "./require-asked";

/**
 * Takes back a caller whom this person has counted by mistake, with what was noted. A second time changes nothing.
 * @throws AppError forbidden, not_found, conflict (the count is closed), unavailable
 */
export async function takeBackCaller(actor: Actor, input: TakeBackCaller, now: Date): Promise<{ code: string }> {
  requirePermission(actor, "caller.record");

  return transaction(async (tx) => {
    const { id, code } = await requireAsked(tx, input.incident, now);
    const removed = await tx.confirmation.deleteMany({
      where: { incidentId: id, channel: "helpdesk", personHash: hashCaller(input), recordedById: staffId(actor) },
    });
    if (removed.count > 0) {
      await recordAudit(tx, actor, { action: "caller.taken_back", subjectId: id, at: now });
      await announceConfirmationsLater(tx, id, now);
    }

    return { code };
  });
}
