import type { Actor } from "@/domain/accounts/actor";
import type { NamedWebhook } from "@/domain/notifications/webhook-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { requireWebhook } from "./require-webhook";

/** Removes a webhook with what waits for it and its log. @throws AppError forbidden, not_found */
export async function removeWebhook(actor: Actor, { id }: NamedWebhook, now: Date): Promise<void> {
  requirePermission(actor, "webhook.manage");

  await transaction(async (tx) => {
    await requireWebhook(tx, { id });
    await tx.webhook.delete({ where: { id }, select: { id: true } });
    await recordAudit(tx, actor, { action: "webhook.removed", subjectId: id, at: now });
  });
}
