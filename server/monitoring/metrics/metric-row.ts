import { requireCertificateTarget } from "@/domain/monitoring/certificate-target";
import { invalid } from "@/domain/shared/input";
import { requireJsonPointer } from "@/domain/monitoring/json-pointer";
import { requireSelector } from "@/domain/monitoring/series";
import type { AddMetric } from "@/domain/monitoring/source-input";
import type { SourceKind } from "@/domain/shared/words";
import type { Tx } from "@/server/infra/db";
import { requireServiceId } from "@/server/services/require-service";

/** What a metric and its change both write. @throws AppError invalid for a query or a service that cannot be */
export async function metricRow(tx: Tx, kind: SourceKind, input: Omit<AddMetric, "sourceId">) {
  requireQueryOf(kind, input);

  return {
    serviceId: input.serviceCode ? await requireServiceId(tx, input.serviceCode, "serviceCode") : null,
    name: input.name,
    query: input.query,
    timeQuery: kind === "json" ? input.timeQuery : null,
    unit: input.unit,
    direction: input.direction,
    capacity: input.capacity,
    usual: input.usual,
    infoAt: input.infoAt,
    degradedAt: input.degradedAt,
    degradedForSeconds: input.degradedForSeconds,
    degradedClearSeconds: input.degradedClearSeconds,
    criticalAt: input.criticalAt,
    criticalForSeconds: input.criticalForSeconds,
    criticalClearSeconds: input.criticalClearSeconds,
    bannerPosition: input.bannerPosition,
  };
}

function requireQueryOf(kind: SourceKind, { query, timeQuery }: Pick<AddMetric, "query" | "timeQuery">): void {
  // An empty JSON Pointer is the whole document, which may be a number.
  if (query === "" && kind !== "push" && kind !== "json") {
    throw invalid({ query: "The query is missing. Type it in." });
  }
  if (kind === "exposition") {
    requireSelector(query);
  }
  if (kind === "certificate") {
    requireCertificateTarget(query);
  }
  if (kind === "json") {
    requireJsonPointer(query, "query");
    requireJsonPointer(timeQuery ?? "", "timeQuery");
  }
}
