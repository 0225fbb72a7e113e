import { serviceSpans } from "@/components/monitoring/service-charts";
import type { Clock } from "@/components/site/clock";
import { incidentChartSpan, type Span } from "@/domain/monitoring/chart-span";
import type { IncidentView } from "@/domain/incidents/views";
import { listMetricsOfServices } from "@/server/monitoring/metrics/queries";
import { listSeries } from "@/server/monitoring/metrics/series";

/** What an incident's charts show: the metrics of its services, and each over the time of the incident. */
export async function chartsOfIncident(incident: IncidentView, { now }: Clock) {
  const span = incidentChartSpan(incident, now);
  const metrics = span
    ? await listMetricsOfServices(
        incident.affected.map(({ serviceCode }) => serviceCode),
        now,
      )
    : [];

  return { metrics, series: await seriesOver(span ?? { from: now, to: now }, metrics, now) };
}

/** What a service's charts show: its metrics, and each over every span of `serviceSpans`. */
export async function chartsOfService(code: string, { now }: Clock) {
  const metrics = await listMetricsOfServices([code], now);
  const series = await Promise.all(
    serviceSpans.map(({ hours }) =>
      seriesOver({ from: new Date(now.getTime() - hours * 3_600_000), to: now }, metrics, now),
    ),
  );

  return { metrics, series };
}

function seriesOver(span: Span, metrics: readonly { readonly id: string }[], now: Date) {
  return listSeries(
    metrics.map(({ id }) => id),
    span,
    now,
  );
}
