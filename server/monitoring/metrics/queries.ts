import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { MetricView } from "@/domain/monitoring/views";
import { db } from "@/server/infra/db";
import { Prisma } from "@/server/infra/generated/prisma/client";
import { type MetricRow, type PointRow, toMetricView } from "./metric-view";

const pointsWindowMs = 3_600_000;

/** The metrics of the banner in their order, as they stand at `now`. Two statements, however many metrics. */
export function listBannerMetrics(now: Date): Promise<MetricView[]> {
  return listMetrics(Prisma.sql`metrics.banner_position IS NOT NULL`, now);
}

export type ServiceMetricView = MetricView & { readonly serviceCode: string };

/** The metrics that speak for these services: what an update about them can take readings from. */
export async function listMetricsOfServices(
  serviceCodes: readonly string[],
  now: Date,
): Promise<readonly ServiceMetricView[]> {
  const metrics = await listMetrics(Prisma.sql`services.code = ANY(${[...serviceCodes]}::text[])`, now);

  return metrics.flatMap(({ serviceCode, ...metric }) => (serviceCode ? [{ ...metric, serviceCode }] : []));
}

async function listMetrics(
  condition: Prisma.Sql,
  now: Date,
): Promise<(MetricView & { readonly serviceCode: string | null })[]> {
  const rows = await db.$queryRaw<MetricRow[]>`
    SELECT metrics.id, metrics.name, metrics.unit, metrics.direction, metrics.capacity, metrics.usual,
      metrics.degraded_at AS "degradedAt", metrics.critical_at AS "criticalAt",
      metrics.level_state AS "levelState",
      sources.interval_seconds AS "intervalSeconds", services.code AS "serviceCode",
      last.at AS "lastAt", last.value AS "lastValue"
    FROM metrics
    JOIN sources ON sources.id = metrics.source_id
    LEFT JOIN services ON services.id = metrics.service_id
    LEFT JOIN LATERAL (
      SELECT at, value FROM samples WHERE metric_id = metrics.id AND at <= ${now} ORDER BY at DESC LIMIT 1
    ) AS last ON true
    WHERE ${condition}
    ORDER BY metrics.banner_position ASC NULLS LAST, metrics.created_at, metrics.id`;
  const points = await listPoints(
    rows.map((row) => row.id),
    now,
  );

  return rows.map((row) => ({ ...toMetricView(row, points.get(row.id) ?? [], now), serviceCode: row.serviceCode }));
}

/** The last value of each minute of the past hour; a minute without one is left out. */
async function listPoints(metricIds: readonly string[], now: Date): Promise<Map<string, PointRow[]>> {
  const points = new Map<string, PointRow[]>(metricIds.map((id) => [id, []]));
  const rows = await db.$queryRaw<PointRow[]>`
    SELECT DISTINCT ON (metric_id, minute) metric_id AS "metricId", at, value, date_bin('1 minute', at, ${now}) AS minute
    FROM samples
    WHERE metric_id = ANY(${[...metricIds]}::uuid[]) AND at > ${new Date(now.getTime() - pointsWindowMs)} AND at <= ${now}
    ORDER BY metric_id, minute, at DESC`;

  for (const row of rows) {
    points.get(row.metricId)?.push(row);
  }

  return points;
}

type LastValue = { readonly at: Date; readonly value: number };

/**
 * What each metric said last, by its id: for the console, which shows it with its time however old it is.
 * @throws AppError forbidden
 */
export async function listLastValues(actor: Actor, now: Date): Promise<ReadonlyMap<string, LastValue>> {
  requirePermission(actor, "source.manage");
  const rows = await db.$queryRaw<(LastValue & { readonly id: string })[]>`
    SELECT metrics.id, last.at, last.value
    FROM metrics
    CROSS JOIN LATERAL (
      SELECT at, value FROM samples WHERE metric_id = metrics.id AND at <= ${now} ORDER BY at DESC LIMIT 1
    ) AS last`;

  return new Map(rows.map(({ id, at, value }) => [id, { at, value }]));
}
