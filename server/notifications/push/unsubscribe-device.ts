import type { Actor } from "@/domain/accounts/actor";
import type { DeviceAddress } from "@/domain/notifications/push-subscription-input";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import type { Origin } from "@/server/infra/origin";
import { deviceKey } from "./device-key";
import { limitDevices } from "./limits";

/**
 * Forgets a device, with everything that was to be sent to it. Done again, it is done already.
 * @throws AppError rate_limited, unavailable
 */
export async function unsubscribeDevice(actor: Actor, input: DeviceAddress, origin: Origin, now: Date): Promise<void> {
  await limitDevices(actor, origin);

  await transaction(async (tx) => {
    const found = await tx.endpoint.findUnique({
      where: { idempotencyKey: deviceKey(input.address), kind: "push" },
      select: { id: true },
    });
    if (found) {
      await tx.endpoint.delete({ where: { id: found.id }, select: { id: true } });
      await recordAudit(tx, actor, { action: "device.forgotten", subjectId: found.id, at: now });
    }
  });
}
