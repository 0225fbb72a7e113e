import { system } from "@/domain/accounts/actor";
import type { LevelChange } from "@/domain/monitoring/levels";
import { formatReading } from "@/domain/monitoring/metrics";
import type { Tx } from "@/server/infra/db";
import { unitOf } from "@/server/monitoring/metrics/metric-view";
import { writeAlerts } from "./write-alerts";

/**
 * Raises, changes or ends the alert of each metric. Called where the source's row is locked, in the order of samples.
 * “ok” for a metric that has no alert changes nothing.
 */
export async function noteLevelChanges(tx: Tx, changes: readonly LevelChange[]): Promise<void> {
  if (changes.length === 0) {
    return;
  }
  const metrics = await tx.metric.findMany({
    where: { id: { in: changes.map(({ metricId }) => metricId) } },
    select: {
      id: true,
      name: true,
      unit: true,
      capacity: true,
      serviceId: true,
      alerts: { where: { state: "firing" }, select: { id: true } },
    },
  });
  for (const { metricId, level, value, at } of changes) {
    const metric = metrics.find(({ id }) => id === metricId);
    if (!metric || (level === "ok" && metric.alerts.length === 0)) {
      continue;
    }
    const { unit, capacity } = metric;
    const reading = value === null ? "" : formatReading(value, { unit: unitOf(unit), capacity });
    const alert = {
      fingerprint: "threshold",
      state: level === "ok" ? ("resolved" as const) : ("firing" as const),
      level: level === "ok" ? ("info" as const) : level,
      title: `${metric.name} ${reading}`.trim(),
      description: null,
      labels: { metric: metric.name },
      link: null,
      // What goes on goes on, at whatever level.
      startsAt: null,
      endsAt: level === "ok" ? at : null,
      serviceId: metric.serviceId,
    };
    await writeAlerts(tx, system, { metricId }, [alert], at);
  }
}
