import type { Actor } from "@/domain/accounts/actor";
import type { TakeBackConfirmation } from "@/domain/confirmations/confirmation-input";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { hashPerson } from "@/server/infra/crypto/person";
import { announceConfirmationsLater } from "./announce-later";
import { limitConfirmations, type PersonalOrigin } from "./limits";
import { requireAsked } from "./require-asked";

/**
 * Takes back what a person said with their last tap about an incident. Nothing of it stays.
 * @throws AppError not_found, conflict (the count is closed), rate_limited, unavailable
 */
export async function takeBackConfirmation(
  actor: Actor,
  input: TakeBackConfirmation,
  origin: PersonalOrigin,
  now: Date,
): Promise<{ code: string }> {
  await limitConfirmations(actor, origin);

  return transaction(async (tx) => {
    const { id, code, asked } = await requireAsked(tx, input.incident, now);
    if (origin.person === null) {
      return { code };
    }
    const removed = await tx.confirmation.deleteMany({
      where: { incidentId: id, kind: asked, personHash: hashPerson(origin.person) },
    });
    if (removed.count > 0) {
      await recordAudit(tx, actor, { action: "incident.confirmation_taken_back", subjectId: id, at: now });
      await announceConfirmationsLater(tx, id, now);
    }

    return { code };
  });
}
