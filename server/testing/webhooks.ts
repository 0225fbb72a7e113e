import { randomBytes, randomUUID } from "node:crypto";
import { system } from "@/domain/accounts/actor";
import type { WebhookKind } from "@/domain/notifications/webhooks";
import { httpPush } from "@/server/notifications/push/channel";
import { httpWebhooks } from "@/server/notifications/webhooks/channel";
import { sendHttpDeliveries } from "@/server/notifications/webhooks/delivery";
import { db } from "@/server/infra/db";
import { sealSecret } from "@/server/infra/crypto/secret-box";
import { begin } from "./make";

type SubscriptionScope = {
  kind?: WebhookKind;
  subscriberId?: string;
  serviceCode?: string;
  choice?: "every_update" | "start_and_end";
};

/** A webhook that is notified of everything, or of one service. */
export async function makeWebhook(url: string, scope: SubscriptionScope = {}): Promise<{ id: string; secret: string }> {
  const id = randomUUID();
  const secret = `whsec_${randomBytes(24).toString("base64")}`;
  const service = await db.service.findUnique({ where: { code: scope.serviceCode ?? "" }, select: { id: true } });
  await db.webhook.create({
    data: {
      id,
      kind: scope.kind ?? "webhook",
      name: "Test webhook",
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

/** Sends what is due to webhooks and browsers, as a worker does when so many hours have passed. */
export async function sendWebhooksDue(hoursLater = 0): Promise<void> {
  const clock = () => new Date(Date.now() + hoursLater * 60 * 60_000);
  const deadline = new Date(clock().getTime() + 60_000);
  await Promise.all([httpWebhooks, httpPush].map((channel) => sendHttpDeliveries(system, channel, clock, deadline)));
}
