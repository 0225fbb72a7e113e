import { randomUUID } from "node:crypto";
import { type Actor, staffId } from "@/domain/accounts/actor";
import type { AddWebhook } from "@/domain/notifications/webhook-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { db, transaction } from "@/server/infra/db";
import { once } from "@/server/infra/once";
import { findCreatedWebhook } from "./find-created-webhook";
import { makeSecret, sealWebhookSecret } from "./make-secret";
import { namedServices } from "./named-services";

/**
 * Adds an operator's webhook. The secret of one that is signed is told here and never again; null for the other kinds.
 * @throws AppError forbidden, invalid
 */
export async function addWebhook(
  actor: Actor,
  { services, idempotencyKey, ...input }: AddWebhook,
  now: Date,
): Promise<{ id: string; secret: string | null }> {
  requirePermission(actor, "webhook.manage");
  const id = randomUUID();
  const secret = makeSecret(input.kind);

  return once(
    () => findCreatedWebhook(db, idempotencyKey, null),
    () =>
      transaction(async (tx) => {
        const named = await namedServices(tx, services);
        await tx.webhook.create({
          data: {
            ...input,
            ...named,
            id,
            idempotencyKey,
            secretSealed: sealWebhookSecret(secret, id),
            createdAt: now,
            createdById: staffId(actor),
          },
          select: { id: true },
        });
        const detail = { kind: input.kind };
        await recordAudit(tx, actor, { action: "webhook.added", subjectId: id, at: now, detail });

        return { id, secret };
      }),
  );
}
