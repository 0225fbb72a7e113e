import type { Actor } from "@/domain/accounts/actor";
import type { ChangeEndpoint } from "@/domain/notifications/webhook-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { namedServices } from "./named-services";
import { requireEndpoint } from "./require-endpoint";

/** Changes an operator's endpoint. What waits goes out to where it points then. @throws AppError forbidden, invalid, not_found */
export async function changeEndpoint(
  actor: Actor,
  { id, services, ...input }: ChangeEndpoint,
  now: Date,
): Promise<void> {
  requirePermission(actor, "endpoint.manage");

  await transaction(async (tx) => {
    await requireEndpoint(tx, { id, subscriberId: null });
    const named = await namedServices(tx, services);
    await tx.endpointService.deleteMany({ where: { endpointId: id } });
    await tx.endpoint.update({ where: { id }, data: { ...input, ...named, failingSince: null }, select: { id: true } });
    await recordAudit(tx, actor, { action: "endpoint.changed", subjectId: id, at: now });
  });
}
