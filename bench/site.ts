import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { findFreePort } from "@/server/runtime/postgres/cluster";
import { openPostgres } from "@/server/runtime/postgres/embedded";
import { lowMemoryOptions } from "@/server/runtime/child";
import { prepareSchema } from "@/server/runtime/database";
import { loadStory } from "@/prisma/demo/load-story";
import { onServerCore } from "./cores";
import { endProcess } from "./end-process";
import { insertIncidents } from "./many-incidents";

export type Site = {
  port: number;
  web: ChildProcess;
  publishedInMs: number;
  documents: number;
  stop: () => Promise<void>;
};

const startLimitMs = 900_000;

/** The site of the demo with `incidents` more, in a folder of its own: database, web process, everything published. */
export async function startSite(dataDir: string, incidents: number): Promise<Site> {
  const postgres = await openPostgres(dataDir);
  const port = await findFreePort();
  Object.assign(process.env, {
    NODE_ENV: "production",
    DATABASE_URL: postgres.url,
    DATA_DIR: dataDir,
    HOST: "127.0.0.1",
    PORT: String(port),
    ORIGIN: `http://127.0.0.1:${port}`,
    AUTH_SECRET: "a secret for a site that lives for a minute",
    LOG_LEVEL: "warn",
  });
  await prepareSchema(postgres.url, false);
  await loadStory({
    story: "december_2006",
    password: "bench-password",
    exporterUrl: "http://127.0.0.1:9/metrics",
    now: new Date(),
    say: () => {},
  });
  await insertIncidents(postgres.url, incidents);
  const startedAt = Date.now();
  const { execArgv, env } = lowMemoryOptions();
  const [command, args] = onServerCore(process.execPath, [...execArgv, "dist/web.js"]);
  const web = spawn(command, args, { env, stdio: ["ignore", "ignore", "inherit"] });
  const stop = async (): Promise<void> => {
    await endProcess(web);
    await postgres.stop();
  };
  try {
    const documents = await awaitEverything(port, incidents);

    return { port, web, documents, publishedInMs: Date.now() - startedAt, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Memory that a process holds, in MB. Null where the system does not say. */
export function memoryOf({ pid }: ChildProcess): { now: number; most: number } | null {
  if (process.platform !== "linux" || pid === undefined) {
    return null;
  }
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const megabytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1_024;

  return { now: megabytes("VmRSS"), most: megabytes("VmHWM") };
}

/** Until the number of documents has reached that of the incidents, and has not grown for five seconds. */
async function awaitEverything(port: number, incidents: number): Promise<number> {
  const until = Date.now() + startLimitMs;
  let before = 0;
  while (Date.now() < until) {
    await sleep(5_000);
    const documents = await countDocuments(port);
    if (documents > incidents && documents === before) {
      return documents;
    }
    before = documents;
  }
  throw new Error(`After a quarter of an hour ${before} documents are published, of more than ${incidents}.`);
}

async function countDocuments(port: number): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`).then(
    (response): Promise<unknown> => response.json(),
    () => null,
  );

  return typeof answer === "object" && answer !== null && "documents" in answer ? Number(answer.documents) : 0;
}
