import type { SourceMetricView } from "@/domain/monitoring/views";
import type { SourceKind } from "@/domain/shared/words";

/** What the form for a new metric shows first. A certificate warns 30, 14 and 3 days ahead. */
export function newMetric(kind: SourceKind): Omit<SourceMetricView, "id"> {
  const warns = kind === "certificate";

  return {
    name: "",
    query: "",
    timeQuery: null,
    unit: warns ? "days" : "count",
    direction: warns ? "down_is_worse" : "up_is_worse",
    capacity: null,
    usual: null,
    infoAt: warns ? 30 : null,
    degradedAt: warns ? 14 : null,
    degradedForSeconds: 0,
    degradedClearSeconds: 0,
    criticalAt: warns ? 3 : null,
    criticalForSeconds: 0,
    criticalClearSeconds: 0,
    bannerPosition: null,
    serviceCode: null,
  };
}
