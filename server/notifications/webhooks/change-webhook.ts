import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { ChangeWebhook, NamedWebhook } from "@/domain/notifications/webhook-input";
import { formerSecretMs } from "@/domain/notifications/webhooks";
import { AppError } from "@/domain/shared/errors";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { makeSecret, requireServices, requireWebhook, sealWebhookSecret } from "./internal";

/** Changes an operator's webhook. What is queued goes out to its new address. @throws AppError forbidden, invalid, not_found */
export async function changeWebhook(actor: Actor, { id, services, ...input }: ChangeWebhook, now: Date): Promise<void> {
  requirePermission(actor, "webhook.manage");

  await transaction(async (tx) => {
    await requireWebhook(tx, { id, subscriberId: null });
    const named = await requireServices(tx, services);
    await tx.webhookService.deleteMany({ where: { webhookId: id } });
    await tx.webhook.update({ where: { id }, data: { ...input, ...named, failingSince: null }, select: { id: true } });
    await recordAudit(tx, actor, { action: "webhook.changed", subjectId: id, at: now });
  });
}

/**
 * Gives an operator's webhook another secret, returned here and never again; for a day deliveries are signed with both.
 * @throws AppError forbidden, invalid (its kind signs nothing), not_found
 */
export async function renewWebhookSecret(actor: Actor, { id }: NamedWebhook, now: Date): Promise<{ secret: string }> {
  requirePermission(actor, "webhook.manage");

  return transaction(async (tx) => {
    const { kind, secretSealed } = await requireWebhook(tx, { id, subscriberId: null });
    const secret = makeSecret(kind);
    if (secret === null) {
      throw new AppError("invalid", "This kind of webhook is not signed, so that it has no secret.");
    }
    await tx.webhook.update({
      where: { id },
      data: {
        secretSealed: sealWebhookSecret(secret, id),
        formerSecretSealed: secretSealed,
        formerSecretUntil: secretSealed === null ? null : new Date(now.getTime() + formerSecretMs),
      },
      select: { id: true },
    });
    await recordAudit(tx, actor, { action: "webhook.secret_renewed", subjectId: id, at: now });

    return { secret };
  });
}
