import type { Actor } from "@/domain/actor";
import { addMetricInput, addSourceInput } from "@/domain/source-input";
import { addMetric } from "@/server/metrics/add-metric";
import { recordSamples } from "@/server/metrics/record-samples";
import { addSource } from "@/server/sources/add-source";
import { connectionCapacity, mailServerNumbers, type MailServerNumbers } from "./mail-server-numbers";

type DemoMetric = { readonly number: keyof MailServerNumbers; readonly id: string };
export type DemoSource = { readonly sourceId: string; readonly metrics: readonly DemoMetric[] };

/**
 * Sets up the four numbers of the banner, read from the demo's exporter. The services MAIL and WEBMAIL must exist.
 * @param exporterUrl http://127.0.0.1:9155/metrics
 */
export async function setUpDemoMetrics(actor: Actor, exporterUrl: string, now: Date): Promise<DemoSource> {
  const input = addSourceInput.parse({ name: "Mail server", kind: "exposition", url: exporterUrl });
  const source = await addSource(actor, input, now);
  const metrics: DemoMetric[] = [];
  for (const [index, { number, ...metric }] of bannerMetrics.entries()) {
    const parsed = addMetricInput.parse({ ...metric, sourceId: source.id, bannerPosition: index + 1 });
    metrics.push({ number, id: (await addMetric(actor, parsed, now)).id });
  }

  return { sourceId: source.id, metrics };
}

/** Tells the past hour, as if the exporter had been asked all along, so that the first page has its curves. */
export async function seedSamples(actor: Actor, demo: DemoSource, isQuietDay: boolean, now: Date): Promise<void> {
  const times = Array.from({ length: hourMs / stepMs }, (_, step) => new Date(now.getTime() - hourMs + step * stepMs));
  const samples = times.flatMap((at) => {
    const numbers = mailServerNumbers(at, isQuietDay);

    return demo.metrics.map((metric) => ({ metricId: metric.id, at, value: numbers[metric.number] }));
  });

  await recordSamples(actor, { sourceId: demo.sourceId, samples, failure: null }, now);
}

const hourMs = 3_600_000;
const stepMs = 15_000;

const bannerMetrics = [
  {
    number: "inboxPageSeconds",
    name: "Inbox page opens in",
    query: 'webmail_inbox_page_seconds{host="mail"}',
    unit: "seconds",
    usual: 3,
    degradedAt: 8,
    criticalAt: 20,
    serviceCode: "WEBMAIL",
  },
  {
    number: "connections",
    name: "Connections",
    query: 'imap_connections{host="mail"}',
    unit: "count",
    capacity: connectionCapacity,
    degradedAt: 1_900,
    criticalAt: 2_300,
    serviceCode: "MAIL",
  },
  {
    number: "queuedMessages",
    name: "Messages waiting",
    query: 'mail_queue_messages{host="mail"}',
    unit: "messages",
    degradedAt: 5_000,
    criticalAt: 40_000,
    serviceCode: "MAIL",
  },
  {
    number: "deliveryDelaySeconds",
    name: "Delivery takes",
    query: 'mail_delivery_delay_seconds{host="mail"}',
    unit: "seconds",
    usual: 5,
    degradedAt: 600,
    criticalAt: 7_200,
    serviceCode: "MAIL",
  },
] as const;
