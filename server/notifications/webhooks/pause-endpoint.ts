import type { Actor } from "@/domain/accounts/actor";
import type { NamedEndpoint } from "@/domain/notifications/webhook-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { requireEndpoint } from "./require-endpoint";

/** Sends an endpoint nothing until it is taken up again; what waits for it is skipped. @throws AppError forbidden, not_found */
export async function pauseEndpoint(actor: Actor, { id }: NamedEndpoint, now: Date): Promise<void> {
  requirePermission(actor, "endpoint.manage");

  await transaction(async (tx) => {
    const { disabledAt } = await requireEndpoint(tx, { id });
    if (disabledAt !== null) {
      return;
    }
    const disabledFor = actor.kind === "staff" ? `Paused by ${actor.name}.` : "Paused.";
    await tx.endpoint.update({ where: { id }, data: { disabledAt: now, disabledFor }, select: { id: true } });
    await recordAudit(tx, actor, { action: "endpoint.paused", subjectId: id, at: now });
  });
}
