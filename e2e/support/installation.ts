import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test as base } from "@playwright/test";
import pg from "pg";
import { z } from "zod";
import { findPostmaster } from "./processes";

const accessSchema = z.object({ port: z.number(), password: z.string() });

/** One run of `npm start` or `npm run dev`, as far as a person at its terminal can see. */
export class Run {
  output = "";
  readonly process: ChildProcess;
  private readonly ended: Promise<number | null>;

  constructor(program: string, env: Record<string, string>) {
    const inherited = Object.entries(process.env).filter(([name]) => !/^(DATABASE_URL|ORIGIN|AUTH_SECRET)$/.test(name));
    this.process = spawn(process.execPath, [program], {
      env: { ...Object.fromEntries(inherited), NODE_ENV: "production", ...env },
    });
    this.process.stdout?.on("data", (chunk) => (this.output += String(chunk)));
    this.process.stderr?.on("data", (chunk) => (this.output += String(chunk)));
    this.ended = once(this.process, "exit").then(() => this.process.exitCode);
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  /** Its exit code; null when a signal ended it. */
  async end(): Promise<number | null> {
    return this.ended;
  }

  async says(words: string, timeoutMs = 120_000): Promise<void> {
    await expect.poll(() => this.output, { timeout: timeoutMs, message: `to say “${words}”` }).toContain(words);
  }
}

/** A data folder and a port of its own, where runs follow each other. */
export class Installation {
  readonly dataDir: string;
  private readonly runs: Run[] = [];

  constructor(readonly port: number) {
    this.dataDir = mkdtempSync(path.join(tmpdir(), "allclear-launch-"));
    // Others may pass through, because PostgreSQL has an account of its own when root starts it.
    chmodSync(this.dataDir, 0o711);
  }

  start(env: Record<string, string> = {}): Run {
    return this.run("bin/start.mjs", env);
  }

  /** Pages from their sources, in the development mode of Next, of which one checkout can run one at a time. */
  develop(): Run {
    return this.run("bin/dev.mjs", {});
  }

  private run(program: string, env: Record<string, string>): Run {
    const run = new Run(program, { PORT: String(this.port), HOST: "127.0.0.1", DATA_DIR: this.dataDir, ...env });
    this.runs.push(run);

    return run;
  }

  async answers(): Promise<void> {
    await expect.poll(() => this.status("/"), { timeout: 120_000 }).toBe(200);
  }

  status(address: string): Promise<number> {
    return fetch(`http://127.0.0.1:${this.port}${address}`, { redirect: "manual" }).then(
      (response) => response.status,
      () => 0,
    );
  }

  /** Asks the database itself. */
  async query(sql: string): Promise<unknown[]> {
    const access = accessSchema.parse(
      JSON.parse(readFileSync(path.join(this.dataDir, "postgres/access.json"), "utf8")),
    );
    const client = new pg.Client({ host: "127.0.0.1", user: "allclear", database: "allclear", ...access });
    await client.connect();
    try {
      return (await client.query({ text: sql, rowMode: "array" })).rows;
    } finally {
      await client.end();
    }
  }

  async remove(): Promise<void> {
    for (const run of this.runs.filter(({ process: { exitCode, signalCode } }) => exitCode === null && !signalCode)) {
      run.process.kill("SIGTERM");
      await run.end();
    }
    const postmaster = findPostmaster(this.dataDir);
    if (postmaster) {
      process.kill(postmaster, "SIGQUIT");
      await expect.poll(() => findPostmaster(this.dataDir)).toBeNull();
    }
    rmSync(this.dataDir, { recursive: true });
  }
}

export const test = base.extend<{ installation: Installation }>({
  // Playwright reads from this pattern which fixtures a fixture needs: none.
  installation: async ({}, use) => {
    const installation = new Installation(await freePort());
    await use(installation);
    await installation.remove();
  },
});

export { expect };

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();

  return typeof address === "object" && address ? address.port : 0;
}
