import { spawn } from "node:child_process";
import { once } from "node:events";
import { access, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { system } from "@/domain/accounts/actor";
import type { SourceKind } from "@/domain/shared/words";
import { db } from "@/server/infra/db";
import { listBannerMetrics } from "@/server/monitoring/metrics/queries";
import { addMetric } from "@/server/monitoring/metrics/add-metric";
import { addMetricInput, addSourceInput, trySourceInput } from "@/domain/monitoring/source-input";
import { addSource } from "@/server/monitoring/sources/add-source";
import { backfillMetric } from "@/server/monitoring/sources/backfill-metric";
import { pollSource } from "@/server/monitoring/sources/poll-source";
import { listSources } from "@/server/monitoring/sources/queries";
import { trySource, type Tried } from "@/server/monitoring/sources/try-source";
import { startExporter } from "./exporter-server";
import { connectionCapacity, mailServerNumbers } from "./mail-server-numbers";

const prometheus = "/usr/bin/prometheus";
const query = 'imap_connections{host="mail"}';

test("the exporter's page is read as it is", async () => {
  const exporter = await startExporter(0, { isQuietDay: true });
  onTestFinished(() => void exporter.close());
  const now = new Date();
  const tried = await ask("exposition", `${clientOf(exporter)}/metrics`, query, now);
  expect(valueOf(tried)).toBeCloseTo(mailServerNumbers(now, true).connections, -2);
  expect(tried).toMatchObject({ sample: { at: now } });
});

test("a real Prometheus that scrapes the exporter gives the same numbers", async ({ skip }) => {
  skip(!(await exists(prometheus)), `Prometheus is not installed at ${prometheus}.`);
  const exporter = await startExporter(0, { isQuietDay: true });
  const before = Date.now();
  const origin = await startPrometheus(clientOf(exporter));
  await vi.waitUntil(async () => "sample" in (await ask("prometheus", origin, query)), {
    timeout: 100_000,
    interval: 500,
  });

  // A value is of the time when it was scraped, not of the time when it was asked for.
  const tried = await ask("prometheus", origin, query, new Date());
  const at = timeOf(tried);
  expect(at.getTime()).toBeGreaterThanOrEqual(before);
  expect(valueOf(tried)).toBeCloseTo(mailServerNumbers(at, true).connections, -2);
  await expect(ask("prometheus", `${origin}/`, "imap_connections_limit")).resolves.toMatchObject({
    sample: { value: connectionCapacity },
  });
  expect(valueOf(await ask("prometheus", origin, 'imap_connections{host="mail"} / 2 # half'))).toBeGreaterThan(50);
  expect(valueOf(await ask("prometheus", origin, "scalar(imap_connections_limit)"))).toBe(connectionCapacity);

  for (const [bad, sentence] of badQueries) {
    expect(await ask("prometheus", origin, bad)).toHaveProperty("failure", expect.stringMatching(sentence));
  }
  await expectPolled(origin);

  exporter.closeAllConnections();
  await new Promise((resolve) => exporter.close(resolve));
  await vi.waitUntil(async () => "failure" in (await ask("prometheus", origin, query)), {
    timeout: 100_000,
    interval: 500,
  });
  expect(await ask("prometheus", origin, query)).toMatchObject({ failure: `${query} gives no series now.` });
});

const badQueries: readonly [string, RegExp][] = [
  ["imap_connections{", /refused the query: .*parse error/],
  ["nothing_of_this_name", /gives no series now\.$/],
  ['{job="mail"}', /gives \d+ series; narrow it to one\.$/],
  ["imap_connections[5m]", /gives a matrix; a metric needs one number\.$/],
  ['"words"', /gives a string; a metric needs one number\.$/],
  ["imap_connections_limit * NaN", /is NaN now, which is no value\.$/],
  ["imap_connections_limit / 0", /is \+Inf now, which is no value\.$/],
];

/** The whole way: a source is polled, and the banner shows its number. */
async function expectPolled(origin: string): Promise<void> {
  const now = new Date();
  const source = await addSource(
    system,
    addSourceInput.parse({ name: "Prometheus", kind: "prometheus", url: origin }),
    now,
  );
  const metric = { sourceId: source.id, name: "Connections", query, unit: "count", capacity: 2_500, bannerPosition: 1 };
  const { id } = await addMetric(system, addMetricInput.parse(metric), now);
  await addMetric(system, addMetricInput.parse({ ...metric, name: "Gone", query: "gone" }), now);
  await backfillMetric(system, { metricId: id, from: new Date(now.getTime() - 60_000), to: now }, now);
  const [earlier] = await db.sample.findMany({ where: { metricId: id }, select: { at: true, value: true } });
  expect(earlier?.value).toBeCloseTo(mailServerNumbers(earlier?.at ?? now, true).connections, -2);
  await pollSource(system, source.id, new Date());

  const [connections, gone] = await listBannerMetrics(new Date());
  expect(connections).toMatchObject({ isStale: false, level: "ok" });
  expect(gone).toMatchObject({ last: null, level: "unknown" });
  expect(await listSources(system)).toMatchObject([{ failure: "Gone: gone gives no series now." }]);
}

function ask(kind: SourceKind, url: string, asked: string, now = new Date()): Promise<Tried> {
  return trySource(system, trySourceInput.parse({ kind, url, query: asked }), now);
}

function valueOf(tried: Tried): number {
  expect(tried).toHaveProperty("sample");

  return "sample" in tried ? tried.sample.value : NaN;
}

function timeOf(tried: Tried): Date {
  return "sample" in tried ? tried.sample.at : new Date(NaN);
}

async function startPrometheus(target: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "allclear-prometheus-"));
  const config = path.join(folder, "prometheus.yml");
  await writeFile(
    config,
    `global: { scrape_interval: 1s }\nscrape_configs: [{ job_name: mail, static_configs: [{ targets: ["${new URL(target).host}"] }] }]\n`,
  );
  const address = `127.0.0.1:${await freePort()}`;
  const child = spawn(
    prometheus,
    [
      `--config.file=${config}`,
      `--storage.tsdb.path=${path.join(folder, "data")}`,
      `--web.listen-address=${address}`,
      "--log.level=error",
    ],
    { stdio: "ignore" },
  );
  onTestFinished(async () => {
    child.kill();
    await once(child, "exit");
    await rm(folder, { recursive: true, force: true });
  });

  return `http://${address}`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const port = Number(new URL(clientOf(server)).port);
  await new Promise((resolve) => server.close(resolve));

  return port;
}

function clientOf(server: Server): string {
  const address = server.address();

  return `http://127.0.0.1:${address !== null && typeof address === "object" ? address.port : 0}`;
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
