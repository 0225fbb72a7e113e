import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { ChangeServiceCode } from "@/domain/services/service-input";
import { announce } from "@/server/infra/announce";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { orTaken } from "@/server/infra/once";
import { lockService } from "./lock-service";
import { refuseUsed } from "./service-use";

/**
 * Gives a service that was never used another code, to which the former one leads.
 * @throws AppError forbidden, not_found, conflict when it was used, invalid when the code is taken
 */
export async function changeServiceCode(actor: Actor, { code, newCode }: ChangeServiceCode, now: Date): Promise<void> {
  requirePermission(actor, "service.manage");

  try {
    await transaction(async (tx) => {
      const { id } = await lockService(tx, code);
      await refuseUsed(tx, code, "given another code");

      await tx.service.update({ where: { id }, data: { code: newCode }, select: { id: true } });
      await recordAudit(tx, actor, {
        action: "service.code_changed",
        subjectId: id,
        at: now,
        detail: { from: code, to: newCode },
      });
      await announce(tx, { kind: "address_changed", code: null });
      await announce(tx, { kind: "service_listed", serviceCode: code });
      await announce(tx, { kind: "service_listed", serviceCode: newCode });
    });
  } catch (error) {
    throw orTaken(
      error,
      "newCode",
      `${newCode} is the code of another service, in use or archived. Choose another code.`,
    );
  }
}
