import { randomUUID } from "node:crypto";
import { type Actor, staffId } from "@/domain/accounts/actor";
import type { AddEndpoint } from "@/domain/notifications/webhook-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { db, transaction } from "@/server/infra/db";
import { once } from "@/server/infra/once";
import { findMadeEndpoint } from "./find-made-endpoint";
import { makeSecret, sealEndpointSecret } from "./make-secret";
import { namedServices } from "./named-services";

/**
 * Adds an operator's endpoint. The secret of one that is signed is told here and never again; null for the other kinds.
 * @throws AppError forbidden, invalid
 */
export async function addEndpoint(
  actor: Actor,
  { services, idempotencyKey, ...input }: AddEndpoint,
  now: Date,
): Promise<{ id: string; secret: string | null }> {
  requirePermission(actor, "endpoint.manage");
  const id = randomUUID();
  const secret = makeSecret(input.kind);

  return once(
    () => findMadeEndpoint(db, idempotencyKey, null),
    () =>
      transaction(async (tx) => {
        const named = await namedServices(tx, services);
        await tx.endpoint.create({
          data: {
            ...input,
            ...named,
            id,
            idempotencyKey,
            secretSealed: sealEndpointSecret(secret, id),
            createdAt: now,
            createdById: staffId(actor),
          },
          select: { id: true },
        });
        const detail = { kind: input.kind };
        await recordAudit(tx, actor, { action: "endpoint.added", subjectId: id, at: now, detail });

        return { id, secret };
      }),
  );
}
