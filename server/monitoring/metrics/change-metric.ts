import type { Actor } from "@/domain/accounts/actor";
import { AppError } from "@/domain/shared/errors";
import { requirePermission } from "@/domain/accounts/permissions";
import { metricFieldsOf, metricFieldWords } from "@/domain/monitoring/edited-fields";
import { type ChangeMetric, changeMetricInput, type RemoveMetric } from "@/domain/monitoring/source-input";
import type { OthersEdit } from "@/domain/shared/changed-since";
import { parseInput } from "@/domain/shared/input";
import { announce } from "@/server/infra/announce";
import { recordAudit } from "@/server/infra/audit";
import { transaction, type Tx } from "@/server/infra/db";
import { mergeEdit } from "@/server/infra/merge-edit";
import { resetThresholdState } from "./reset-threshold-state";
import { enqueueFirstBackfill } from "./enqueue-backfill";
import { metricRow } from "./metric-row";
import { unitOf } from "./metric-view";
import { metricFields } from "@/server/monitoring/sources/queries";
import { requireMetricToRecord } from "./metrics-to-record";

/**
 * Changes a metric. Another query or unit makes other numbers: what was recorded before is dropped. Other thresholds
 * start over.
 * @returns what others have changed since `basedOn`
 * @throws AppError forbidden, not_found, invalid for a query or a service that cannot be; ChangedSinceError
 */
export async function changeMetric(actor: Actor, typed: ChangeMetric, now: Date): Promise<readonly OthersEdit[]> {
  requirePermission(actor, "source.manage");

  return transaction(async (tx) => {
    const metric = await lockMetric(tx, typed.id);
    const { input, changed, others } = await mergeEdit(tx, {
      subjectId: metric.id,
      input: typed,
      current: metricFieldsOf({ ...metric, unit: unitOf(metric.unit), serviceCode: metric.service?.code ?? null }),
      basedOn: typed.basedOn,
      words: metricFieldWords,
    });
    // The limits that each of two chose may be out of order together.
    parseInput(changeMetricInput, input);
    const row = await metricRow(tx, metric.source.kind, input);
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
    await recordAudit(tx, actor, { action: "metric.changed", subjectId: metric.id, at: now, detail: { changed } });
    await announce(tx, { kind: "readings_changed" });

    return others;
  });
}

/** Locks its source, as whoever records samples does: two who lock both would wait for each other. */
async function lockMetric(tx: Tx, id: string) {
  await tx.$queryRaw`
    SELECT sources.id FROM sources JOIN metrics ON source_id = sources.id
    WHERE metrics.id = ${id}::uuid
    FOR NO KEY UPDATE OF sources`;
  const metric = await tx.metric.findUnique({
    where: { id },
    select: {
      ...metricFields,
      source: { select: { id: true, kind: true, intervalSeconds: true } },
    },
  });
  if (!metric) {
    throw new AppError("not_found", "This metric does not exist any more. Load the page again.");
  }

  return metric;
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
