import type { Actor } from "@/domain/accounts/actor";
import { AppError } from "@/domain/shared/errors";
import type { Unsubscribe } from "@/domain/notifications/subscription-input";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { limitOwnSubscription } from "./limits";
import { requireSubscriberOf } from "./require-subscriber";

/**
 * Forgets a subscriber, with everything that was to be sent. Done again, it is done already.
 * @throws AppError rate_limited, unavailable
 */
export async function unsubscribe(actor: Actor, input: Unsubscribe, now: Date): Promise<void> {
  await limitOwnSubscription(actor, input.token);

  await transaction(async (tx) => {
    try {
      const { id } = await requireSubscriberOf(tx, input.token);
      await tx.subscriber.delete({ where: { id }, select: { id: true } });
      await recordAudit(tx, actor, { action: "subscription.ended", subjectId: id, at: now });
    } catch (error) {
      if (!(error instanceof AppError && error.code === "not_found")) {
        throw error;
      }
    }
  });
}
