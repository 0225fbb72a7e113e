import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { AddService } from "@/domain/services/service-input";
import { announce } from "@/server/infra/announce";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { orTaken } from "@/server/infra/once";
import { ensureGroup } from "./ensure-group";

/** Adds a service, and its group where that is new. @throws AppError forbidden, invalid when the code is taken */
export async function addService(actor: Actor, input: AddService, now: Date): Promise<{ code: string }> {
  requirePermission(actor, "service.manage");

  try {
    return await transaction(async (tx) => {
      const service = await tx.service.create({
        data: {
          code: input.code,
          name: input.name,
          description: input.description ?? null,
          position: input.position,
          groupId: input.groupName ? await ensureGroup(tx, input.groupName) : null,
          createdAt: now,
        },
        select: { id: true, code: true },
      });
      await recordAudit(tx, actor, { action: "service.added", subjectId: service.id, at: now });
      // One that was deleted may have had this code.
      await announce(tx, { kind: "address_changed", code: null });
      await announce(tx, { kind: "service_listed", serviceCode: service.code });

      return { code: service.code };
    });
  } catch (error) {
    throw orTaken(
      error,
      "code",
      `${input.code} is the code of another service, in use or archived. Choose another code.`,
    );
  }
}
