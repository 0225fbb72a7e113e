import { randomBytes, randomUUID } from "node:crypto";
import { system } from "@/domain/accounts/actor";
import type { EndpointKind } from "@/domain/notifications/webhooks";
import { sendRequests } from "@/server/notifications/webhooks/send-requests";
import { db } from "@/server/infra/db";
import { sealSecret } from "@/server/infra/crypto/secret-box";
import { begin } from "./make";

type Wish = {
  kind?: EndpointKind;
  subscriberId?: string;
  serviceCode?: string;
  choice?: "every_update" | "start_and_end";
};

/** An endpoint that is told of everything, or of one service. */
export async function makeEndpoint(url: string, wish: Wish = {}): Promise<{ id: string; secret: string }> {
  const id = randomUUID();
  const secret = `whsec_${randomBytes(24).toString("base64")}`;
  const service = await db.service.findUnique({ where: { code: wish.serviceCode ?? "" }, select: { id: true } });
  await db.endpoint.create({
    data: {
      id,
      kind: wish.kind ?? "webhook",
      name: "Test endpoint",
      url,
      secretSealed: sealSecret(secret, id),
      subscriberId: wish.subscriberId ?? null,
      isEverything: service === null,
      choice: wish.choice ?? "every_update",
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
  await sendRequests(system, clock, new Date(clock().getTime() + 60_000));
}
