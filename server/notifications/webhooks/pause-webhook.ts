import type { Actor } from "@/domain/accounts/actor";
import type { NamedWebhook } from "@/domain/notifications/webhook-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { requireWebhook } from "./require-webhook";

/** Sends a webhook nothing until it is taken up again; what waits for it is skipped. @throws AppError forbidden, not_found */
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
