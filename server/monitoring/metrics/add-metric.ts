import type { Actor } from "@/domain/accounts/actor";
import { AppError } from "@/domain/shared/errors";
import { requirePermission } from "@/domain/accounts/permissions";
import type { AddMetric } from "@/domain/monitoring/source-input";
import { announce } from "@/server/infra/announce";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { enqueueFirstBackfill } from "./enqueue-backfill";
import { metricRow } from "./metric-row";

/** Adds a metric to a source. @throws AppError forbidden, not_found, invalid for a query or a service that cannot be */
export async function addMetric(actor: Actor, input: AddMetric, now: Date): Promise<{ id: string }> {
  requirePermission(actor, "source.manage");

  return transaction(async (tx) => {
    const source = await tx.source.findUnique({ where: { id: input.sourceId }, select: { id: true, kind: true } });
    if (!source) {
      throw new AppError("not_found", "This source does not exist any more. Load the page again.");
    }
    const row = await metricRow(tx, source.kind, input);
    const metric = await tx.metric.create({
      data: { ...row, sourceId: source.id, createdAt: now },
      select: { id: true },
    });
    if (source.kind === "prometheus") {
      await enqueueFirstBackfill(tx, metric.id, now);
    }
    await recordAudit(tx, actor, { action: "metric.added", subjectId: metric.id, at: now });
    await announce(tx, { kind: "readings_changed" });

    return { id: metric.id };
  });
}
