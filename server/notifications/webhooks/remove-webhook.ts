import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { NamedWebhook, OwnWebhook } from "@/domain/notifications/webhook-input";
import { recordAudit } from "@/server/infra/audit";
import { type Tx, transaction } from "@/server/infra/db";
import { limitOwnSubscription } from "@/server/notifications/subscriber-access";
import { ownWebhook, requireWebhook, type WebhookWhere } from "./internal";

/** Removes a webhook with what is queued for it and its log. @throws AppError forbidden, not_found */
export async function removeWebhook(actor: Actor, { id }: NamedWebhook, now: Date): Promise<void> {
  requirePermission(actor, "webhook.manage");

  await transaction((tx) => remove(tx, actor, { id }, now));
}

/** Removes a subscriber's own. @throws AppError conflict, not_found, rate_limited, unavailable */
export async function removeOwnWebhook(actor: Actor, input: OwnWebhook, now: Date): Promise<void> {
  await limitOwnSubscription(actor, input.token);

  await transaction(async (tx) => remove(tx, actor, await ownWebhook(tx, input), now));
}

async function remove(tx: Tx, actor: Actor, where: WebhookWhere, now: Date): Promise<void> {
  const { id } = await requireWebhook(tx, where);
  await tx.webhook.delete({ where: { id }, select: { id: true } });
  await recordAudit(tx, actor, { action: "webhook.removed", subjectId: id, at: now });
}
