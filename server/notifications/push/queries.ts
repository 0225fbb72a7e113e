import { formatCode } from "@/domain/shared/codes";
import type { DeviceAddress } from "@/domain/notifications/push-subscription-input";
import type { SubscriptionChoice } from "@/domain/notifications/subscriptions";
import { db } from "@/server/infra/db";
import { deviceKey } from "./device-key";

export type DeviceView = {
  readonly choice: SubscriptionChoice;
  readonly everything: boolean;
  /** By code. */
  readonly services: readonly string[];
  readonly incidents: readonly string[];
};

/** What a device is told of; null: nothing, or not any more. For whoever knows its address. */
export async function findDevice({ address }: DeviceAddress): Promise<DeviceView | null> {
  const found = await db.endpoint.findUnique({
    where: { idempotencyKey: deviceKey(address), kind: "push", disabledAt: null },
    select: {
      choice: true,
      isEverything: true,
      services: { select: { service: { select: { code: true } } } },
      incidents: { select: { incident: { select: { prefix: true, number: true } } } },
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
