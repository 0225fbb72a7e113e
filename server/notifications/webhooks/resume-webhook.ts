import type { Actor } from "@/domain/accounts/actor";
import type { NamedWebhook } from "@/domain/notifications/webhook-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { requireWebhook } from "./require-webhook";
import { resumeWebhookRow } from "./resume-webhook-row";

/** Takes a webhook up again that was paused or disabled: it is told of what is posted from now on. @throws AppError forbidden, not_found */
export async function resumeWebhook(actor: Actor, { id }: NamedWebhook, now: Date): Promise<void> {
  requirePermission(actor, "webhook.manage");

  await transaction(async (tx) => {
    await requireWebhook(tx, { id });
    await resumeWebhookRow(tx, id);
    await recordAudit(tx, actor, { action: "webhook.resumed", subjectId: id, at: now });
  });
}
