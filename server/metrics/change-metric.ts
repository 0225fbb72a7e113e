import type { Actor } from "@/domain/actor";
import { AppError } from "@/domain/errors";
import { requirePermission } from "@/domain/permissions";
import type { ChangeMetric } from "@/domain/source-input";
import { announce } from "@/server/infra/announce";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { metricRow } from "./metric-row";

/**
 * Changes a metric. Another query or unit makes other numbers: what was recorded before is dropped.
 * @throws AppError forbidden, not_found, invalid for a query or a service that cannot be
 */
export async function changeMetric(actor: Actor, input: ChangeMetric, now: Date): Promise<void> {
  requirePermission(actor, "source.manage");

  await transaction(async (tx) => {
    const metric = await tx.metric.findUnique({
      where: { id: input.id },
      select: { id: true, query: true, unit: true, source: { select: { kind: true } } },
    });
    if (!metric) {
      throw new AppError("not_found", "This metric does not exist any more. Load the page again.");
    }
    const row = await metricRow(tx, metric.source.kind, input);
    if (row.query !== metric.query || row.unit !== metric.unit) {
      await tx.sample.deleteMany({ where: { metricId: metric.id } });
    }
    await tx.metric.update({ where: { id: metric.id }, data: row, select: { id: true } });
    await recordAudit(tx, actor, { action: "metric.changed", subjectId: metric.id, at: now });
    await announce(tx, { kind: "readings_changed" });
  });
}
