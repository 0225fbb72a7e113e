import { randomUUID } from "node:crypto";
import { system } from "@/domain/accounts/actor";
import { addMetricInput, addSourceInput } from "@/domain/monitoring/source-input";
import type { SourceKind } from "@/domain/shared/words";
import { addMetric } from "@/server/monitoring/metrics/add-metric";
import { addSource } from "@/server/monitoring/sources/add-source";

export type Watched = { readonly sourceId: string; readonly metricId: string };

/** A source with one metric on the banner. */
export async function watch(
  url: string,
  now: Date,
  options: { kind?: SourceKind; query?: string; intervalSeconds?: number; more?: object } = {},
): Promise<Watched> {
  const { kind = "exposition", query = "queue", intervalSeconds = 15, more } = options;
  const source = await addSource(
    system,
    addSourceInput.parse({ name: `Source ${randomUUID()}`, kind, url, intervalSeconds, ...more }),
    now,
  );
  const metric = await addMetric(
    system,
    addMetricInput.parse({
      sourceId: source.id,
      name: "Messages waiting",
      query,
      unit: "messages",
      degradedAt: 5_000,
      criticalAt: 40_000,
      bannerPosition: 1,
    }),
    now,
  );

  return { sourceId: source.id, metricId: metric.id };
}
