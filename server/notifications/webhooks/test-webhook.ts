import type { Actor } from "@/domain/accounts/actor";
import type { NamedWebhook } from "@/domain/notifications/webhook-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { requireWebhook } from "./require-webhook";
import { createTestDelivery, sendTest } from "./send-test";

/**
 * Sends a webhook a test, also while it is disabled, and waits for what comes of it: ten seconds at most.
 * @returns what came of it, as a sentence
 * @throws AppError forbidden, not_found
 */
export async function testWebhook(actor: Actor, { id }: NamedWebhook, clock: () => Date): Promise<string> {
  requirePermission(actor, "webhook.manage");
  const now = clock();
  const requestId = await transaction(async (tx) => {
    await requireWebhook(tx, { id });
    await recordAudit(tx, actor, { action: "webhook.tested", subjectId: id, at: now });

    return createTestDelivery(tx, id, now);
  });

  return sendTest(requestId, clock);
}
