import type { Actor } from "@/domain/accounts/actor";
import { AppError } from "@/domain/shared/errors";
import { requirePermission } from "@/domain/accounts/permissions";
import type { RemoveMetric } from "@/domain/monitoring/source-input";
import { announce } from "@/server/infra/announce";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";

/** Removes a metric and its samples; readings in updates stay. @throws AppError forbidden, not_found */
export async function removeMetric(actor: Actor, input: RemoveMetric, now: Date): Promise<void> {
  requirePermission(actor, "source.manage");

  await transaction(async (tx) => {
    const removed = await tx.metric.deleteMany({ where: { id: input.id } });
    if (removed.count === 0) {
      throw new AppError("not_found", "This metric does not exist any more. Load the page again.");
    }
    await recordAudit(tx, actor, { action: "metric.removed", subjectId: input.id, at: now });
    await announce(tx, { kind: "readings_changed" });
  });
}
