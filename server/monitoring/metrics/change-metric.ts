import type { Actor } from "@/domain/accounts/actor";
import { AppError } from "@/domain/shared/errors";
import { requirePermission } from "@/domain/accounts/permissions";
import type { ChangeMetric, RemoveMetric } from "@/domain/monitoring/source-input";
import { announce } from "@/server/infra/announce";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { resetThresholdState } from "./reset-threshold-state";
import { enqueueFirstBackfill } from "./enqueue-backfill";
import { metricRow } from "./metric-row";
import { requireMetricToRecord } from "./metrics-to-record";

/**
 * Changes a metric. Another query or unit makes other numbers: what was recorded before is dropped. Other thresholds
 * start over.
 * @throws AppError forbidden, not_found, invalid for a query or a service that cannot be
 */
export async function changeMetric(actor: Actor, input: ChangeMetric, now: Date): Promise<void> {
  requirePermission(actor, "source.manage");

  await transaction(async (tx) => {
    const metric = await tx.metric.findUnique({
      where: { id: input.id },
      select: {
        id: true,
        query: true,
        timeQuery: true,
        unit: true,
        source: { select: { id: true, kind: true, intervalSeconds: true } },
      },
    });
    if (!metric) {
      throw new AppError("not_found", "This metric does not exist any more. Load the page again.");
    }
    const row = await metricRow(tx, metric.source.kind, input);
    await tx.$queryRaw`SELECT 1 FROM sources WHERE id = ${metric.source.id}::uuid FOR NO KEY UPDATE`;
    const before = await requireMetricToRecord(tx, metric.source, metric.id);
    if (row.query !== metric.query || row.timeQuery !== metric.timeQuery || row.unit !== metric.unit) {
      await tx.sample.deleteMany({ where: { metricId: metric.id } });
      await tx.rollup.deleteMany({ where: { metricId: metric.id } });
      if (metric.source.kind === "prometheus") {
        await enqueueFirstBackfill(tx, metric.id, now);
      }
    }
    await tx.metric.update({ where: { id: metric.id }, data: row, select: { id: true } });
    await resetThresholdState(tx, before, await requireMetricToRecord(tx, metric.source, metric.id), now);
    await recordAudit(tx, actor, { action: "metric.changed", subjectId: metric.id, at: now });
    await announce(tx, { kind: "readings_changed" });
  });
}

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
