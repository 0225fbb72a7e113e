import { randomUUID } from "node:crypto";
import type { Actor } from "@/domain/accounts/actor";
import type { SubscribeDevice } from "@/domain/notifications/push-subscription-input";
import { invalid } from "@/domain/shared/input";
import { isPushService } from "@/domain/notifications/push-services";
import { recordAudit } from "@/server/infra/audit";
import { type Tx, transaction } from "@/server/infra/db";
import { env } from "@/server/infra/env";
import type { Origin } from "@/server/infra/origin";
import { sealSecret } from "@/server/infra/crypto/secret-box";
import { namedIn } from "@/server/notifications/email/write-wishes";
import { deviceKey } from "./device-key";
import { limitDevices } from "./limits";

/**
 * Tells a browser from now on of what its owner wants to hear, in place of what it was told before. The address that its
 * push service gave it is all that is known of it.
 * @throws AppError invalid, rate_limited, unavailable
 */
export async function subscribeDevice(actor: Actor, input: SubscribeDevice, origin: Origin, now: Date): Promise<void> {
  await limitDevices(actor, origin);
  if (!isPushService(input.address, env().PUSH_SERVICES)) {
    throw invalid({ address: "The push service of your browser is not known here. Be told by mail instead." });
  }

  await transaction(async (tx) => {
    const named = await namedIn(tx, input);
    const id = await requireDevice(tx, input, now);
    await tx.endpointService.deleteMany({ where: { endpointId: id } });
    await tx.endpointIncident.deleteMany({ where: { endpointId: id } });
    await tx.endpointService.createMany({
      data: named.flatMap(({ serviceId }) => (serviceId === null ? [] : { endpointId: id, serviceId })),
    });
    await tx.endpointIncident.createMany({
      data: named.flatMap(({ incidentId }) => (incidentId === null ? [] : { endpointId: id, incidentId })),
    });
    await tx.endpoint.update({
      where: { id },
      data: {
        isEverything: input.everything,
        choice: input.choice,
        secretSealed: sealSecret(JSON.stringify([input.publicKey, input.authSecret]), id),
        disabledAt: null,
        disabledFor: null,
        failingSince: null,
      },
      select: { id: true },
    });
    await recordAudit(tx, actor, { action: "device.subscribed", subjectId: id, at: now });
  });
}

/** Of two requests of one browser at once, the second waits here for the first. @returns its id */
async function requireDevice(tx: Tx, { address, publicKey, authSecret }: SubscribeDevice, now: Date): Promise<string> {
  const id = randomUUID();
  const idempotencyKey = deviceKey(address);
  const secretSealed = sealSecret(JSON.stringify([publicKey, authSecret]), id);
  await tx.endpoint.createMany({
    data: [{ id, kind: "push", name: "", url: address, secretSealed, createdAt: now, idempotencyKey }],
    skipDuplicates: true,
  });
  await tx.$queryRaw`SELECT id FROM endpoints WHERE idempotency_key = ${idempotencyKey}::uuid FOR UPDATE`;
  const found = await tx.endpoint.findUniqueOrThrow({ where: { idempotencyKey }, select: { id: true } });

  return found.id;
}
