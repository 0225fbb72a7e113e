import type { Actor } from "@/domain/accounts/actor";
import type { NamedWebhook } from "@/domain/notifications/webhook-input";
import { formerSecretMs } from "@/domain/notifications/webhooks";
import { AppError } from "@/domain/shared/errors";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { makeSecret, sealWebhookSecret } from "./make-secret";
import { requireWebhook } from "./require-webhook";

/**
 * Gives an operator's webhook another secret, told here and never again; for a day requests are signed with both.
 * @throws AppError forbidden, invalid (its kind signs nothing), not_found
 */
export async function renewWebhookSecret(actor: Actor, { id }: NamedWebhook, now: Date): Promise<{ secret: string }> {
  requirePermission(actor, "webhook.manage");

  return transaction(async (tx) => {
    const { kind, secretSealed } = await requireWebhook(tx, { id, subscriberId: null });
    const secret = makeSecret(kind);
    if (secret === null) {
      throw new AppError("invalid", "Requests to this kind of webhook are not signed, so that it has no secret.");
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
