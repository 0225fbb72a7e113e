import { formatCode } from "@/domain/shared/codes";
import type { PushAddress } from "@/domain/notifications/push-subscription-input";
import type { SubscriptionChoice } from "@/domain/notifications/subscriptions";
import { db } from "@/server/infra/db";
import { pushSubscriptionKey } from "./internal";

export type PushSubscriptionView = {
  readonly choice: SubscriptionChoice;
  readonly everything: boolean;
  /** By code. */
  readonly services: readonly string[];
  readonly incidents: readonly string[];
};

/** What a browser is subscribed to; null: nothing, or not any more. For whoever knows its address. */
export async function findPushSubscription({ address }: PushAddress): Promise<PushSubscriptionView | null> {
  const found = await db.webhook.findUnique({
    where: { idempotencyKey: pushSubscriptionKey(address), kind: "push", disabledAt: null },
    select: {
      choice: true,
      isEverything: true,
      services: { select: { service: { select: { code: true } } } },
      incidents: {
        where: { incident: { withdrawnAt: null } },
        select: { incident: { select: { prefix: true, number: true } } },
      },
    },
  });
  if (!found) {
    return null;
  }

  return {
    choice: found.choice,
    everything: found.isEverything,
    services: found.services.map(({ service }) => service.code).sort(),
    incidents: found.incidents.map(({ incident }) => formatCode(incident)).sort(),
  };
}
