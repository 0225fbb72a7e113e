import type { Actor } from "@/domain/accounts/actor";
import type { PushAddress } from "@/domain/notifications/push-subscription-input";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import type { Client } from "@/server/infra/client";
import { pushSubscriptionKey } from "./push-subscription-key";
import { limitPushSubscriptions } from "./limits";

/**
 * Forgets a device, with everything that was to be sent to it. Done again, it is done already.
 * @throws AppError rate_limited, unavailable
 */
export async function unsubscribePush(actor: Actor, input: PushAddress, origin: Client, now: Date): Promise<void> {
  await limitPushSubscriptions(actor, origin);

  await transaction(async (tx) => {
    const found = await tx.webhook.findUnique({
      where: { idempotencyKey: pushSubscriptionKey(input.address), kind: "push" },
      select: { id: true },
    });
    if (found) {
      await tx.webhook.delete({ where: { id: found.id }, select: { id: true } });
      await recordAudit(tx, actor, { action: "push_subscription.deleted", subjectId: found.id, at: now });
    }
  });
}
