import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { DeleteService } from "@/domain/services/service-input";
import { announce } from "@/server/infra/announce";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { lockService } from "./lock-service";
import { refuseUsed } from "./service-use";

/** Deletes a service that was never used; its address says so. @throws AppError forbidden, not_found, conflict when it was used */
export async function deleteService(actor: Actor, { code }: DeleteService, now: Date): Promise<void> {
  requirePermission(actor, "service.manage");

  await transaction(async (tx) => {
    const { id, name } = await lockService(tx, code);
    await refuseUsed(tx, code, "deleted");

    await tx.service.delete({ where: { id }, select: { id: true } });
    await recordAudit(tx, actor, { action: "service.deleted", subjectId: id, at: now, detail: { code, name } });
    await announce(tx, { kind: "address_changed", code: null });
    await announce(tx, { kind: "service_listed", serviceCode: code });
  });
}
