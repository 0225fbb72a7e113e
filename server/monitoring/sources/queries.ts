import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { SourceView } from "@/domain/monitoring/views";
import { db } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";
import { unitOf } from "@/server/monitoring/metrics/metric-view";

/** Every source with its metrics and how its last poll went, for the console. @throws AppError forbidden */
export async function listSources(actor: Actor): Promise<SourceView[]> {
  requirePermission(actor, "source.manage");
  const sources = await db.source.findMany({ select: sourceSelect, orderBy: { name: "asc" } });

  return sources.map((source) => ({
    ...source,
    // A rule of the database: who is signed in to has a secret. It is not even asked for here.
    hasSecret: source.auth !== "none",
    metrics: source.metrics.map(({ service, ...metric }) => ({
      ...metric,
      unit: unitOf(metric.unit),
      serviceCode: service?.code ?? null,
    })),
  }));
}

/** What the form of a metric has. */
export const metricFields = {
  id: true,
  name: true,
  query: true,
  timeQuery: true,
  unit: true,
  direction: true,
  capacity: true,
  usual: true,
  infoAt: true,
  degradedAt: true,
  degradedForSeconds: true,
  degradedClearSeconds: true,
  criticalAt: true,
  criticalForSeconds: true,
  criticalClearSeconds: true,
  bannerPosition: true,
  service: { select: { code: true } },
} satisfies Prisma.MetricSelect;

const sourceSelect = {
  id: true,
  name: true,
  kind: true,
  url: true,
  auth: true,
  authUser: true,
  intervalSeconds: true,
  polledAt: true,
  succeededAt: true,
  failure: true,
  metrics: {
    select: metricFields,
    orderBy: [{ bannerPosition: { sort: "asc", nulls: "last" } }, { createdAt: "asc" }],
  },
} satisfies Prisma.SourceSelect;
