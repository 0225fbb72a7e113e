import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { OrderServices } from "@/domain/services/service-input";
import { announce } from "@/server/infra/announce";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";

/** Puts the services into an order; within a group that is the order people see. @throws AppError forbidden */
export async function orderServices(actor: Actor, input: OrderServices, now: Date): Promise<void> {
  requirePermission(actor, "service.manage");

  await transaction(async (tx) => {
    await tx.$executeRaw`
      UPDATE services SET position = wanted.position
      FROM unnest(${input.codes}::text[]) WITH ORDINALITY AS wanted (code, position)
      WHERE services.code = wanted.code`;
    const first = input.codes[0];
    if (first) {
      await recordAudit(tx, actor, { action: "services.ordered", subjectId: first, at: now });
      await announce(tx, { kind: "service_changed", serviceCode: first });
    }
  });
}
