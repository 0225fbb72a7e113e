import { randomUUID } from "node:crypto";
import type { Actor } from "@/domain/accounts/actor";
import type { AddOwnEndpoint } from "@/domain/notifications/webhook-input";
import { mostOwnEndpoints } from "@/domain/notifications/webhooks";
import { AppError } from "@/domain/shared/errors";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { limitOwnSubscription } from "@/server/notifications/email/limits";
import { findMadeEndpoint } from "./find-made-endpoint";
import { makeSecret, sealEndpointSecret } from "./make-secret";
import { requireConfirmedSubscriber } from "./require-confirmed-subscriber";

/**
 * Adds an endpoint that is told what its subscriber asked for. The secret of one that is signed is told here and never
 * again; null for the other kinds. The same form sent again gives the same.
 * @throws AppError conflict (five already), invalid, not_found, rate_limited, unavailable
 */
export async function addOwnEndpoint(
  actor: Actor,
  { token, idempotencyKey, kind, url }: AddOwnEndpoint,
  now: Date,
): Promise<{ id: string; secret: string | null }> {
  await limitOwnSubscription(actor, token);

  return transaction(async (tx) => {
    const subscriberId = await requireConfirmedSubscriber(tx, token);
    const made = await findMadeEndpoint(tx, idempotencyKey, subscriberId);
    if (made) {
      return made;
    }
    if ((await tx.endpoint.count({ where: { subscriberId } })) >= mostOwnEndpoints) {
      throw new AppError("conflict", `You have ${mostOwnEndpoints} webhooks, which is the most. Remove one first.`);
    }
    const id = randomUUID();
    const secret = makeSecret(kind);
    const secretSealed = sealEndpointSecret(secret, id);
    const name = new URL(url).host;
    await tx.endpoint.create({
      data: { id, kind, url, name, subscriberId, secretSealed, idempotencyKey, createdAt: now },
      select: { id: true },
    });
    await recordAudit(tx, actor, { action: "endpoint.added", subjectId: id, at: now, detail: { kind } });

    return { id, secret };
  });
}
