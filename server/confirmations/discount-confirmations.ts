import { type Actor, staffId } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { DiscountConfirmations, WithdrawDiscount } from "@/domain/confirmations/confirmation-input";
import { formatCode } from "@/domain/shared/codes";
import { AppError } from "@/domain/shared/errors";
import { requireIncidentRight, unknownCode } from "@/server/incidents/require-incident";
import { recordAudit } from "@/server/infra/audit";
import { type Tx, transaction } from "@/server/infra/db";
import { announceConfirmationsLater, namedCode } from "./internal";
import { networksKeptMs } from "./purge-networks";
import { weighAgain } from "./weigh-tap";

/**
 * Leaves taps out of the count of an incident: those of a range of addresses, of a stretch of time, or of the one in the
 * other, also those that are still to come. Callers that help desk counted stay. The same key changes nothing.
 * @throws AppError forbidden, not_found, conflict (where the taps came from is deleted already)
 */
export async function discountConfirmations(
  actor: Actor,
  { incident: code, idempotencyKey, ...input }: DiscountConfirmations,
  now: Date,
): Promise<void> {
  requirePermission(actor, "confirmation.discount");

  await transaction(async (tx) => {
    const incident = await tx.incident.findUnique({
      where: { prefix_number: await namedCode(tx, code) },
      select: { id: true, prefix: true, number: true, endedAt: true },
    });
    if (!incident) {
      throw unknownCode(code);
    }
    await requireIncidentRight(tx, incident, { actor, permission: "confirmation.discount" });
    refuseLate(incident.endedAt, now);
    const { range = null, from = null, until = null, note } = input;
    const created = await tx.confirmationDiscount.createMany({
      data: {
        id: idempotencyKey,
        incidentId: incident.id,
        range,
        fromAt: from,
        untilAt: until,
        note,
        createdAt: now,
        createdById: staffId(actor),
      },
      skipDuplicates: true,
    });
    if (created.count > 0) {
      const detail = { range, from: from?.toISOString() ?? null, until: until?.toISOString() ?? null, note };
      await recordAudit(tx, actor, { action: "confirmations.discounted", subjectId: incident.id, at: now, detail });
      await count(tx, incident.id, now);
    }
  });
}

/** Counts them again. Done again, it is done already. @throws AppError forbidden, conflict */
export async function withdrawDiscount(actor: Actor, { id }: WithdrawDiscount, now: Date): Promise<void> {
  requirePermission(actor, "confirmation.discount");

  await transaction(async (tx) => {
    const found = await tx.confirmationDiscount.findUnique({
      where: { id },
      select: { note: true, incident: { select: { id: true, prefix: true, number: true, endedAt: true } } },
    });
    if (!found) {
      return;
    }
    const { incident, note } = found;
    await requireIncidentRight(tx, incident, { actor, permission: "confirmation.discount" });
    refuseLate(incident.endedAt, now);
    await tx.confirmationDiscount.delete({ where: { id }, select: { id: true } });
    const detail = { incident: formatCode(incident), note };
    await recordAudit(tx, actor, { action: "confirmations.counted_again", subjectId: incident.id, at: now, detail });
    await count(tx, incident.id, now);
  });
}

function refuseLate(endedAt: Date | null, now: Date): void {
  if (endedAt !== null && now.getTime() - endedAt.getTime() >= networksKeptMs) {
    throw new AppError(
      "conflict",
      "This ended more than 30 days ago, and where the taps came from has been deleted. The count stays as it is.",
    );
  }
}

async function count(tx: Tx, incidentId: string, now: Date): Promise<void> {
  await weighAgain(tx, incidentId);
  await announceConfirmationsLater(tx, incidentId, now);
}
