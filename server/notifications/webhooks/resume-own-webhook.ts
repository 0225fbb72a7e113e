import type { Actor } from "@/domain/accounts/actor";
import type { OwnWebhook } from "@/domain/notifications/webhook-input";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { limitOwnSubscription } from "@/server/notifications/email/internal";
import { requireConfirmedSubscriber } from "./require-confirmed-subscriber";
import { requireWebhook } from "./require-webhook";
import { resumeWebhookRow } from "./resume-webhook-row";

/** Takes a subscriber's own webhook up again that was disabled. @throws AppError conflict, not_found, rate_limited, unavailable */
export async function resumeOwnWebhook(actor: Actor, { token, id }: OwnWebhook, now: Date): Promise<void> {
  await limitOwnSubscription(actor, token);

  await transaction(async (tx) => {
    await requireWebhook(tx, { id, subscriberId: await requireConfirmedSubscriber(tx, token) });
    await resumeWebhookRow(tx, id);
    await recordAudit(tx, actor, { action: "webhook.resumed", subjectId: id, at: now });
  });
}
