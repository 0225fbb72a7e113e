import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { NamedWebhook, OwnWebhook } from "@/domain/notifications/webhook-input";
import { recordAudit } from "@/server/infra/audit";
import { type Tx, transaction } from "@/server/infra/db";
import { limitOwnSubscription } from "@/server/notifications/subscriber-access";
import { ownWebhook, requireWebhook, type WebhookWhere } from "./internal";

/** Sends a webhook nothing until it is resumed; what is queued for it is skipped. @throws AppError forbidden, not_found */
export async function pauseWebhook(actor: Actor, { id }: NamedWebhook, now: Date): Promise<void> {
  requirePermission(actor, "webhook.manage");

  await transaction(async (tx) => {
    const { disabledAt } = await requireWebhook(tx, { id });
    if (disabledAt !== null) {
      return;
    }
    const disabledFor = actor.kind === "staff" ? `Paused by ${actor.name}.` : "Paused.";
    await tx.webhook.update({ where: { id }, data: { disabledAt: now, disabledFor }, select: { id: true } });
    await recordAudit(tx, actor, { action: "webhook.paused", subjectId: id, at: now });
  });
}

/** Resumes a webhook that was paused or disabled: it gets what is posted from now on. @throws AppError forbidden, not_found */
export async function resumeWebhook(actor: Actor, { id }: NamedWebhook, now: Date): Promise<void> {
  requirePermission(actor, "webhook.manage");

  await transaction((tx) => resume(tx, actor, { id }, now));
}

/** Resumes a subscriber's own. @throws AppError conflict, not_found, rate_limited, unavailable */
export async function resumeOwnWebhook(actor: Actor, input: OwnWebhook, now: Date): Promise<void> {
  await limitOwnSubscription(actor, input.token);

  await transaction(async (tx) => resume(tx, actor, await ownWebhook(tx, input), now));
}

/** What it failed at before counts no more against it. */
async function resume(tx: Tx, actor: Actor, where: WebhookWhere, now: Date): Promise<void> {
  const { id } = await requireWebhook(tx, where);
  await tx.webhook.update({
    where: { id },
    data: { disabledAt: null, disabledFor: null, failingSince: null },
    select: { id: true },
  });
  await recordAudit(tx, actor, { action: "webhook.resumed", subjectId: id, at: now });
}
