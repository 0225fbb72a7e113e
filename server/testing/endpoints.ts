import { randomBytes, randomUUID } from "node:crypto";
import type { EndpointKind } from "@/domain/endpoints";
import { db } from "@/server/infra/db";
import { sealSecret } from "@/server/infra/secret-box";
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
