import { readingText } from "@/components/console/reading-text";
import type { ComposerReading } from "@/components/console/incidents/composer/readings-choice";
import type { PostUpdate } from "@/domain/incidents/incident-input";
import type { MetricView } from "@/domain/monitoring/views";
import { listBannerMetrics, listMetricsOfServices } from "@/server/monitoring/metrics/queries";

/** The numbers of the banner and of these services, to be frozen into an update. */
export async function readingsOfNow(serviceCodes: readonly string[], now: Date): Promise<PostUpdate["readings"]> {
  const metrics = await listFreshMetrics(serviceCodes, now);

  return metrics.map(({ name, unit, capacity, last }) => ({
    label: name,
    value: last.value,
    unit,
    capacity,
    readAt: last.at,
  }));
}

/** The same numbers, as the composer offers them. */
export async function offeredReadings(serviceCodes: readonly string[], now: Date): Promise<ComposerReading[]> {
  const metrics = await listFreshMetrics(serviceCodes, now);

  return metrics.map((metric) => ({
    id: metric.id,
    label: metric.name,
    text: readingText(metric.last.value, metric),
    isBeyond: metric.level === "degraded" || metric.level === "critical",
  }));
}

type FreshMetric = MetricView & { last: NonNullable<MetricView["last"]> };

/** Each once, those of the services first. A stale number is no number of now. */
async function listFreshMetrics(serviceCodes: readonly string[], now: Date): Promise<FreshMetric[]> {
  const found = await Promise.all([listMetricsOfServices(serviceCodes, now), listBannerMetrics(now)]);
  const byId = new Map(found.flat().map((metric) => [metric.id, metric]));

  return [...byId.values()].filter(isFresh).slice(0, maxReadings);
}

function isFresh(metric: MetricView): metric is FreshMetric {
  return metric.last !== null && !metric.isStale;
}

/** As many as an update takes. */
const maxReadings = 12;
