import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { system } from "@/domain/accounts/actor";
import { openIncidentInput, postUpdateInput } from "@/domain/incidents/incident-input";
import { codePath } from "@/domain/shared/codes";
import { foldersIn } from "@/server/publishing/documents/files";
import { readProgress } from "@/server/publishing/documents/progress";
import { findFreePort } from "@/server/runtime/postgres/cluster";
import { lowMemoryOptions } from "@/server/runtime/child";
import { onServerCore } from "./cores";
import { endProcess } from "./end-process";

const posts = 20;
const pauseMs = 1_000;
const everyMs = 10;
const timeoutMs = 900_000;

/** Milliseconds from the answer to who posts until a reader has it. */
export type Waits = { median: number; most: number };

/**
 * Posts updates one after another and reads their page until it has them: on the web process of a site, and on another
 * one that publishes from the same database into a folder of its own. The database is that of the process.
 */
export async function measurePosting(origin: string, dataDir: string): Promise<{ same: Waits; other: Waits }> {
  const other = await startOther(dataDir);
  try {
    const { openIncident } = await import("@/server/incidents/open-incident");
    const { postUpdate } = await import("@/server/incidents/post-update");
    const opened = openIncidentInput.parse({ ...said("Opened."), kind: "incident", title: "How soon this is read" });
    const { code } = await openIncident(system, opened, new Date());
    const waits: [same: number, other: number][] = [];
    for (let number = 1; number <= posts; number += 1) {
      await sleep(pauseMs);
      const words = `Sentence ${number} of ${posts}.`;
      const input = postUpdateInput.parse({ ...said(words), code, basedOn: number });
      await postUpdate(system, input, new Date());
      const since = performance.now();
      const pages = [origin, other.origin].map((each) => `${each}${codePath(code)}`);
      const [here = 0, there = 0] = await Promise.all(pages.map((page) => untilRead(page, words, since)));
      waits.push([here, there]);
    }

    return { same: summarize(waits.map(([here]) => here)), other: summarize(waits.map(([, there]) => there)) };
  } finally {
    await endProcess(other.web);
  }
}

function said(body: string) {
  const services = [{ code: "MAIL", status: "degraded_performance" }];

  return { status: "investigating", body, services, idempotencyKey: randomUUID() };
}

/** Another web process, once it has published everything. */
async function startOther(dataDir: string): Promise<{ origin: string; web: ChildProcess }> {
  const port = await findFreePort();
  const origin = `http://127.0.0.1:${port}`;
  const { execArgv, env } = lowMemoryOptions();
  const [command, args] = onServerCore(process.execPath, [...execArgv, "dist/web.js"]);
  const own = { ...env, DATA_DIR: dataDir, PORT: String(port), ORIGIN: origin };
  const web = spawn(command, args, { env: own, stdio: ["ignore", "ignore", "inherit"] });
  const until = performance.now() + timeoutMs;
  while (readProgress(foldersIn(dataDir)) === null) {
    if (performance.now() > until) {
      await endProcess(web);
      throw new Error("The second web process has not published everything in a quarter of an hour.");
    }
    await sleep(pauseMs);
  }

  return { origin, web };
}

async function untilRead(page: string, words: string, since: number): Promise<number> {
  while (performance.now() - since < timeoutMs) {
    const answer = await fetch(page);
    if ((await answer.text()).includes(words)) {
      return performance.now() - since;
    }
    await sleep(everyMs);
  }
  throw new Error(`${page} does not say “${words}”.`);
}

function summarize(waits: readonly number[]): Waits {
  const sorted = waits.toSorted((one, other) => one - other);

  return { median: sorted[Math.floor(sorted.length / 2)] ?? Infinity, most: sorted.at(-1) ?? Infinity };
}
