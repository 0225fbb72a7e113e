import type { Actor } from "@/domain/accounts/actor";
import type { ChangeWebhook } from "@/domain/notifications/webhook-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { namedServices } from "./named-services";
import { requireWebhook } from "./require-webhook";

/** Changes an operator's webhook. What waits goes out to where it points then. @throws AppError forbidden, invalid, not_found */
export async function changeWebhook(actor: Actor, { id, services, ...input }: ChangeWebhook, now: Date): Promise<void> {
  requirePermission(actor, "webhook.manage");

  await transaction(async (tx) => {
    await requireWebhook(tx, { id, subscriberId: null });
    const named = await namedServices(tx, services);
    await tx.webhookService.deleteMany({ where: { webhookId: id } });
    await tx.webhook.update({ where: { id }, data: { ...input, ...named, failingSince: null }, select: { id: true } });
    await recordAudit(tx, actor, { action: "webhook.changed", subjectId: id, at: now });
  });
}
