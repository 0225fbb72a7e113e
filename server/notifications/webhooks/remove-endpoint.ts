import type { Actor } from "@/domain/accounts/actor";
import type { NamedEndpoint } from "@/domain/notifications/webhook-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { requireEndpoint } from "./require-endpoint";

/** Removes an endpoint with what waits for it and its log. @throws AppError forbidden, not_found */
export async function removeEndpoint(actor: Actor, { id }: NamedEndpoint, now: Date): Promise<void> {
  requirePermission(actor, "endpoint.manage");

  await transaction(async (tx) => {
    await requireEndpoint(tx, { id });
    await tx.endpoint.delete({ where: { id }, select: { id: true } });
    await recordAudit(tx, actor, { action: "endpoint.removed", subjectId: id, at: now });
  });
}
