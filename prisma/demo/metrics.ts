import type { Actor } from "@/domain/accounts/actor";
import { addMetricInput, addSourceInput, changeSourceInput } from "@/domain/monitoring/source-input";
import { db } from "@/server/infra/db";
import { addMetric } from "@/server/monitoring/metrics/add-metric";
import { recordSamples } from "@/server/monitoring/metrics/record-samples";
import { rollUpSamples } from "@/server/monitoring/metrics/roll-up";
import { addSource } from "@/server/monitoring/sources/add-source";
import { changeSource } from "@/server/monitoring/sources/change-source";
import { mailServerHistory, type MailServerHistory } from "./mail-server-history";
import { connectionCapacity } from "./mail-server-numbers";
import { type DemoMetric, seedRollups } from "./rollups";

type DemoSource = { readonly sourceId: string; readonly metrics: readonly DemoMetric[] };
type Exporter = { readonly url: string; readonly isQuietDay: boolean; readonly loadedAt: Date };

/**
 * Connects the banner to the demo's exporter, which may listen at another address after each start. What was set up
 * half is completed; once there were numbers, the metrics are as people have changed them.
 * The services MAIL and WEBMAIL must exist.
 * @param exporter url such as http://127.0.0.1:9155/metrics
 */
export async function setUpDemoMetrics(actor: Actor, exporter: Exporter, now: Date): Promise<void> {
  const sourceId = await ensureSource(actor, exporter.url, now);
  if ((await db.sample.count({ where: { metric: { sourceId } } })) > 0) {
    return;
  }
  const metrics: DemoMetric[] = [];
  for (const [index, { number, ...metric }] of bannerMetrics.entries()) {
    const found = await db.metric.findFirst({ where: { sourceId, name: metric.name }, select: { id: true } });
    const input = addMetricInput.parse({ ...metric, sourceId, bannerPosition: index + 1 });
    metrics.push({ number, id: (found ?? (await addMetric(actor, input, now))).id });
  }
  const history = mailServerHistory(exporter);
  // Rollups end with an hour, and from there on samples go on.
  const seam = new Date(Math.floor(now.getTime() / hourMs) * hourMs - 6 * hourMs);
  await seedRollups(metrics, history, seam);
  await seedSamples(actor, { sourceId, metrics }, { history, since: seam, now });
  await rollUpSamples(actor, now);
}

async function ensureSource(actor: Actor, url: string, now: Date): Promise<string> {
  const name = "Mail server";
  const source = await db.source.findUnique({
    where: { name },
    select: { id: true, url: true, intervalSeconds: true },
  });
  if (!source) {
    return (await addSource(actor, addSourceInput.parse({ name, kind: "exposition", url }), now)).id;
  }
  if (source.url !== url) {
    await changeSource(actor, changeSourceInput.parse({ ...source, name, url }), now);
  }

  return source.id;
}

/** Tells the last hours, as if the exporter had been asked all along, so that the first page has its curves. */
async function seedSamples(
  actor: Actor,
  { sourceId, metrics }: DemoSource,
  { history, since, now }: { history: MailServerHistory; since: Date; now: Date },
): Promise<void> {
  const count = Math.ceil((now.getTime() - since.getTime()) / stepMs);
  const times = Array.from({ length: count }, (_, step) => new Date(now.getTime() - (count - step) * stepMs));
  const samples = times
    .filter((at) => at >= since)
    .flatMap((at) => {
      const numbers = history(at);

      return metrics.flatMap(({ id, number }) => {
        const value = numbers[number];

        return value === undefined ? [] : [{ metricId: id, at, value }];
      });
    });

  await recordSamples(actor, { sourceId, samples, failure: null }, now);
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
