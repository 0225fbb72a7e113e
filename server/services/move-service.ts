import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { move } from "@/domain/services/move";
import type { MoveService } from "@/domain/services/service-input";
import { announce } from "@/server/infra/announce";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { lockService } from "./lock-service";

/** Puts a service one place higher or lower within its group. At its end, nothing happens. @throws AppError forbidden, not_found */
export async function moveService(actor: Actor, { code, direction }: MoveService, now: Date): Promise<void> {
  requirePermission(actor, "service.manage");

  await transaction(async (tx) => {
    const { id, groupId } = await lockService(tx, code);
    const siblings = await tx.service.findMany({
      where: { groupId, archivedAt: null },
      select: { id: true },
      orderBy: [{ position: "asc" }, { name: "asc" }],
    });
    const ids = siblings.map((sibling) => sibling.id);

    await tx.$executeRaw`
      UPDATE services SET position = ordered.position
      FROM unnest(${move(ids, id, direction)}::uuid[]) WITH ORDINALITY AS ordered (id, position)
      WHERE services.id = ordered.id`;
    await recordAudit(tx, actor, { action: "service.moved", subjectId: id, at: now, detail: { direction } });
    await announce(tx, { kind: "service_changed", serviceCode: code });
  });
}
