import type { Actor } from "@/domain/accounts/actor";
import type { OwnWebhook } from "@/domain/notifications/webhook-input";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { limitOwnSubscription } from "@/server/notifications/email/internal";
import { requireConfirmedSubscriber } from "./require-confirmed-subscriber";
import { requireWebhook } from "./require-webhook";

/** Removes a subscriber's own webhook. @throws AppError conflict, not_found, rate_limited, unavailable */
export async function removeOwnWebhook(actor: Actor, { token, id }: OwnWebhook, now: Date): Promise<void> {
  await limitOwnSubscription(actor, token);

  await transaction(async (tx) => {
    await requireWebhook(tx, { id, subscriberId: await requireConfirmedSubscriber(tx, token) });
    await tx.webhook.delete({ where: { id }, select: { id: true } });
    await recordAudit(tx, actor, { action: "webhook.removed", subjectId: id, at: now });
  });
}
