import { type Actor, staffId } from "@/domain/accounts/actor";
import type { RecordCaller, UndoCaller } from "@/domain/confirmations/confirmation-input";
import { requirePermission } from "@/domain/accounts/permissions";
import type { ConfirmationKind } from "@/domain/shared/words";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { hashVisitor } from "@/server/infra/crypto/visitor";
import { announceConfirmationsLater, requireConfirmable } from "./internal";

/**
 * Counts somebody who called help desk, on the same curve as those who tap. The same key counts once.
 * @throws AppError forbidden, not_found, conflict (it is over), unavailable
 */
export async function recordCaller(
  actor: Actor,
  input: RecordCaller,
  now: Date,
): Promise<{ code: string; kind: ConfirmationKind }> {
  requirePermission(actor, "caller.record");

  return transaction(async (tx) => {
    const incident = await requireConfirmable(tx, input.incident, now);
    const recorded = await tx.confirmation.createMany({
      data: {
        incidentId: incident.id,
        kind: incident.kind,
        origin: "helpdesk",
        visitorHash: hashCaller(input),
        program: input.program ?? null,
        place: input.place ?? null,
        note: input.note ?? null,
        recordedById: staffId(actor),
        at: now,
      },
      skipDuplicates: true,
    });
    if (recorded.count > 0) {
      await recordAudit(tx, actor, { action: "caller.recorded", subjectId: incident.id, at: now });
      await announceConfirmationsLater(tx, incident.id, now);
    }

    return { code: incident.code, kind: incident.kind };
  });
}

/** Nobody's: callers are not distinguished, but by the form that counted them. */
function hashCaller({ idempotencyKey }: Pick<RecordCaller, "idempotencyKey">): string {
  return hashVisitor(`caller ${idempotencyKey}`);
}

/**
 * Undoes a caller whom this user has counted by mistake, with what was noted. A second time changes nothing.
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
