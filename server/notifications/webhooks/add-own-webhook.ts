import { randomUUID } from "node:crypto";
import type { Actor } from "@/domain/accounts/actor";
import type { AddOwnWebhook } from "@/domain/notifications/webhook-input";
import { maxOwnWebhooks } from "@/domain/notifications/webhooks";
import { AppError } from "@/domain/shared/errors";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { limitOwnSubscription } from "@/server/notifications/email/limits";
import { findCreatedWebhook } from "./find-created-webhook";
import { makeSecret, sealWebhookSecret } from "./make-secret";
import { requireConfirmedSubscriber } from "./require-confirmed-subscriber";

/**
 * Adds a webhook that is told what its subscriber asked for. The secret of one that is signed is told here and never
 * again; null for the other kinds. The same form sent again gives the same.
 * @throws AppError conflict (five already), invalid, not_found, rate_limited, unavailable
 */
export async function addOwnWebhook(
  actor: Actor,
  { token, idempotencyKey, kind, url }: AddOwnWebhook,
  now: Date,
): Promise<{ id: string; secret: string | null }> {
  await limitOwnSubscription(actor, token);

  return transaction(async (tx) => {
    const subscriberId = await requireConfirmedSubscriber(tx, token);
    const made = await findCreatedWebhook(tx, idempotencyKey, subscriberId);
    if (made) {
      return made;
    }
    if ((await tx.webhook.count({ where: { subscriberId } })) >= maxOwnWebhooks) {
      throw new AppError("conflict", `You have ${maxOwnWebhooks} webhooks, which is the maximum. Remove one first.`);
    }
    const id = randomUUID();
    const secret = makeSecret(kind);
    const secretSealed = sealWebhookSecret(secret, id);
    const name = new URL(url).host;
    await tx.webhook.create({
      data: { id, kind, url, name, subscriberId, secretSealed, idempotencyKey, createdAt: now },
      select: { id: true },
    });
    await recordAudit(tx, actor, { action: "webhook.added", subjectId: id, at: now, detail: { kind } });

    return { id, secret };
  });
}
