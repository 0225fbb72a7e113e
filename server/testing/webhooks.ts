import { randomBytes, randomUUID } from "node:crypto";
import { system } from "@/domain/accounts/actor";
import type { WebhookKind } from "@/domain/notifications/webhooks";
import { sendWebhookDeliveries } from "@/server/notifications/webhooks/send-deliveries";
import { db } from "@/server/infra/db";
import { sealSecret } from "@/server/infra/crypto/secret-box";
import { begin } from "./make";

type SubscriptionScope = {
  kind?: WebhookKind;
  subscriberId?: string;
  serviceCode?: string;
  choice?: "every_update" | "start_and_end";
};

/** An endpoint that is told of everything, or of one service. */
export async function makeWebhook(url: string, scope: SubscriptionScope = {}): Promise<{ id: string; secret: string }> {
  const id = randomUUID();
  const secret = `whsec_${randomBytes(24).toString("base64")}`;
  const service = await db.service.findUnique({ where: { code: scope.serviceCode ?? "" }, select: { id: true } });
  await db.webhook.create({
    data: {
      id,
      kind: scope.kind ?? "webhook",
      name: "Test endpoint",
      url,
      secretSealed: sealSecret(secret, id),
      subscriberId: scope.subscriberId ?? null,
      isEverything: service === null,
      choice: scope.choice ?? "every_update",
      createdAt: begin,
      idempotencyKey: randomUUID(),
      ...(service ? { services: { create: [{ serviceId: service.id }] } } : {}),
    },
    select: { id: true },
  });

  return { id, secret };
}

/** Sends the requests that are due, as a worker does when so many hours have passed. */
export async function sendRequestsDue(hoursLater = 0): Promise<void> {
  const clock = () => new Date(Date.now() + hoursLater * 60 * 60_000);
  await sendWebhookDeliveries(system, clock, new Date(clock().getTime() + 60_000));
}
