import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { openPostgres } from "@/server/runtime/postgres/embedded";
import { prepareSchema } from "@/server/runtime/database";
import { lowMemoryOptions } from "@/server/runtime/child";
import { nextPollAt } from "@/domain/monitoring/poll-times";
import { onServerCore } from "./cores";
import { countStatements, portOf } from "./count-statements";
import { endProcess } from "./end-process";

export type Polls = {
  readonly polls: number;
  readonly samples: number;
  /** Of one core; null where the system does not say. */
  readonly share: number | null;
  readonly statements: number;
  readonly latenessMs: { readonly median: number; readonly p99: number; readonly most: number };
};

const sources = 10;
const metricsPerSource = 20;
const intervalSeconds = 15;
const warmUpMs = 30_000;
const measuredMs = 120_000;

/** 200 metrics of ten exposition pages, polled every 15 s for two minutes by a worker with a database of its own. */
export async function measurePolls(dataDir: string): Promise<Polls> {
  const postgres = await openPostgres(dataDir);
  const exporter = await startExporter();
  const counter = await countStatements(postgres.url);
  await prepareSchema(postgres.url, false);
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  const { execArgv, env } = lowMemoryOptions();
  const [command, args] = onServerCore(process.execPath, [...execArgv, "dist/worker.js"]);
  const exporterHost = `127.0.0.1:${portOf(exporter.address())}`;
  const worker = spawn(command, args, {
    env: { ...env, ...settings(dataDir, counter.url), ALLOW_PRIVATE_HOSTS: exporterHost },
    stdio: ["ignore", "ignore", "inherit"],
  });
  try {
    await client.query(insertSources, [sources, metricsPerSource, `http://${exporterHost}/metrics`, intervalSeconds]);
    await sleep(warmUpMs);
    const before = { at: new Date(), statements: counter.count(), cpuMs: cpuOf(worker) };
    await sleep(measuredMs);
    const cpuMs = cpuOf(worker);
    const { rows } = await client.query<{ id: string; at: Date; samples: string }>(selectPolls, [before.at]);
    const late = rows.map(({ id, at }) => latenessOf(id, at)).sort((one, other) => one - other);

    return {
      polls: rows.length,
      samples: rows.reduce((sum, { samples }) => sum + Number(samples), 0),
      share: cpuMs === null || before.cpuMs === null ? null : (cpuMs - before.cpuMs) / measuredMs,
      statements: counter.count() - before.statements,
      latenessMs: { median: quantile(late, 0.5), p99: quantile(late, 0.99), most: quantile(late, 1) },
    };
  } finally {
    await endProcess(worker);
    await client.end();
    exporter.close();
    counter.stop();
    await postgres.stop();
  }
}

function settings(dataDir: string, databaseUrl: string) {
  return {
    NODE_ENV: "production",
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    HOST: "127.0.0.1",
    PORT: "1",
    ORIGIN: "http://127.0.0.1:1",
    AUTH_SECRET: "a secret for a worker that lives for two minutes",
    LOG_LEVEL: "warn",
  } as const;
}

/** A page with every metric and as many others, whose numbers change with each reading. */
async function startExporter(): Promise<Server> {
  let readings = 0;
  const server = createServer((_, response) => {
    readings += 1;
    const lines = Array.from({ length: 2 * metricsPerSource }, (_, line) => `number_${line + 1} ${readings + line}`);
    response.setHeader("content-type", "text/plain; version=0.0.4");
    response.end(`${lines.join("\n")}\n`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  return server;
}

// `keep_polling` gives each its first poll.
const insertSources = `
  WITH made AS (
    INSERT INTO sources (id, name, kind, url, interval_seconds)
    SELECT gen_random_uuid(), 'Exporter ' || n, 'exposition', $3, $4 FROM generate_series(1, $1::int) AS n
    RETURNING id
  ), metric AS (
    INSERT INTO metrics (id, source_id, name, query, unit, degraded_at, degraded_for_seconds, banner_position)
    SELECT gen_random_uuid(), made.id, 'Number ' || m, 'number_' || m, 'count', 1e9, 60, 1
    FROM made, generate_series(1, $2::int) AS m
  )
  SELECT graphile_worker.add_job('keep_polling')`;

const selectPolls = `
  SELECT source_id AS id, at, count(*) AS samples FROM samples JOIN metrics ON metrics.id = samples.metric_id
  WHERE at >= $1 GROUP BY source_id, at`;

/** From the beat of the source to the beginning of its poll, of which the samples have the time. */
function latenessOf(id: string, at: Date): number {
  return at.getTime() - (nextPollAt({ id, intervalSeconds }, at).getTime() - intervalSeconds * 1_000);
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

/** User and system time of a process: fields 14 and 15 of its line, in hundredths of a second. */
function cpuOf({ pid }: ChildProcess): number | null {
  if (process.platform !== "linux" || pid === undefined) {
    return null;
  }
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");

  return 10 * (Number(fields[11]) + Number(fields[12]));
}
