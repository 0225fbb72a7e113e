import type { Actor } from "@/domain/accounts/actor";
import type { ChangeSubscription } from "@/domain/notifications/subscription-input";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { limitOwnSubscription, requireSubscriberOf } from "@/server/notifications/subscriber-access";
import { addSubscriptions, resolveScopes } from "@/server/notifications/internal";

/**
 * Replaces what an address is subscribed to, and how often it is notified; this confirms the address, and resumes it if
 * it was suspended. Whoever has the link may do it.
 * @throws AppError invalid, not_found, rate_limited, unavailable
 */
export async function changeSubscription(actor: Actor, input: ChangeSubscription, now: Date): Promise<void> {
  await limitOwnSubscription(actor, input.token);

  await transaction(async (tx) => {
    const subscriber = await requireSubscriberOf(tx, input.token);
    const scopes = await resolveScopes(tx, input);
    await tx.subscription.deleteMany({ where: { subscriberId: subscriber.id } });
    await addSubscriptions(tx, subscriber.id, scopes, now);
    await tx.subscriber.update({
      where: { id: subscriber.id },
      data: {
        choice: input.choice,
        requestedChoice: null,
        confirmedAt: subscriber.confirmedAt ?? now,
        suspendedAt: null,
        suspendedFor: null,
      },
      select: { id: true },
    });
    const action = subscriber.confirmedAt ? "subscription.changed" : "subscription.confirmed";
    await recordAudit(tx, actor, { action, subjectId: subscriber.id, at: now });
  });
}
