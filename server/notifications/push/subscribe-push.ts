import { randomUUID } from "node:crypto";
import type { Actor } from "@/domain/accounts/actor";
import type { PushAddress, SubscribePush } from "@/domain/notifications/push-subscription-input";
import { invalid } from "@/domain/shared/input";
import { isPushService } from "@/domain/notifications/push-services";
import { recordAudit } from "@/server/infra/audit";
import { type Tx, transaction } from "@/server/infra/db";
import { env } from "@/server/infra/env";
import type { Client } from "@/server/infra/client";
import { sealSecret } from "@/server/infra/crypto/secret-box";
import { resolveScopes } from "@/server/notifications/internal";
import { limitPushSubscriptions, pushSubscriptionKey } from "./internal";
import { requireTakingPushes } from "./first-push";

/**
 * Subscribes a browser, in place of what it was subscribed to before. The address that its push service gave it is all
 * that is known of it; one that its service takes no first push for was made up, and is not stored.
 * @throws AppError invalid, rate_limited, unavailable
 */
export async function subscribePush(actor: Actor, input: SubscribePush, origin: Client, now: Date): Promise<void> {
  await limitPushSubscriptions(actor, origin);
  if (!isPushService(input.address, env().PUSH_SERVICES)) {
    throw invalid({ address: "Your browser’s push service is not supported here. Get email updates instead." });
  }
  await requireTakingPushes(input, now);

  await transaction(async (tx) => {
    const scopes = await resolveScopes(tx, input);
    const id = await requirePushSubscription(tx, input, now);
    await tx.webhookService.deleteMany({ where: { webhookId: id } });
    await tx.webhookIncident.deleteMany({ where: { webhookId: id } });
    await tx.webhookService.createMany({
      data: scopes.flatMap(({ serviceId }) => (serviceId === null ? [] : { webhookId: id, serviceId })),
    });
    await tx.webhookIncident.createMany({
      data: scopes.flatMap(({ incidentId }) => (incidentId === null ? [] : { webhookId: id, incidentId })),
    });
    await tx.webhook.update({
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
    await recordAudit(tx, actor, { action: "push_subscription.added", subjectId: id, at: now });
  });
}

/**
 * Deletes a push subscription, with everything that was to be sent to it. Done again, it is done already.
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

/** Of two requests of one browser at once, the second waits here for the first. @returns its id */
async function requirePushSubscription(
  tx: Tx,
  { address, publicKey, authSecret }: SubscribePush,
  now: Date,
): Promise<string> {
  const id = randomUUID();
  const idempotencyKey = pushSubscriptionKey(address);
  const secretSealed = sealSecret(JSON.stringify([publicKey, authSecret]), id);
  await tx.webhook.createMany({
    data: [{ id, kind: "push", name: "", url: address, secretSealed, createdAt: now, idempotencyKey }],
    skipDuplicates: true,
  });
  await tx.$queryRaw`SELECT id FROM webhooks WHERE idempotency_key = ${idempotencyKey}::uuid FOR UPDATE`;
  const found = await tx.webhook.findUniqueOrThrow({ where: { idempotencyKey }, select: { id: true } });

  return found.id;
}
