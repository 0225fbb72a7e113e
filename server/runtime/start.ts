import type { ForkOptions } from "node:child_process";
import { fileURLToPath } from "node:url";
import { EnvError, parseEnv, type Env } from "@/server/infra/env";
import { log } from "@/server/infra/log";
import { findFreePort } from "@/server/runtime/postgres/cluster";
import { openPostgres } from "@/server/runtime/postgres/embedded";
import { StartError } from "./start-error";
import { type Child, keepRunning } from "./child";
import { awaitSchema, hasPublished, prepareSchema } from "./database";
import { fillDatabase } from "./filling";
import { awaitFrontPage } from "./readiness";
import { stopOnSignals, type Started } from "./stopping";

/** What a demo has besides a site: what fills its database, numbers to show, and who may sign in. */
export type Demo = {
  readonly environment: Readonly<Record<string, string>>;
  readonly fillFile: string;
  readonly exporterFile: string;
  readonly users: readonly { readonly email: string; readonly role: string }[];
};

type Options = {
  demo: Demo | null;
  /** Pages are rendered from their sources when they are asked for, instead of published from a build. */
  isDevelopment?: boolean;
};

/**
 * Starts everything on this machine and keeps it running until it is asked to stop. The environment is complete but for
 * DATABASE_URL: without one a PostgreSQL is started in DATA_DIR.
 */
export async function start(options: Options): Promise<{ restartWorker: () => void }> {
  const started = stopOnSignals();
  try {
    process.env.DATABASE_URL ??= await startPostgres(started);
    const worker = await startSite(parseEnv(process.env), options, started);

    return { restartWorker: () => worker.restart() };
  } catch (error) {
    return endBecauseOf(error, started);
  }
}

async function startPostgres(started: Started): Promise<string> {
  say("Starting PostgreSQL …");
  const opening = openPostgres(String(process.env.DATA_DIR));
  started.add(() => opening.then((postgres) => postgres.stop()));

  return (await opening).url;
}

async function startSite(env: Env, { demo, isDevelopment }: Options, started: Started): Promise<Child> {
  if (demo) {
    await startExporter(demo, started);
  }
  const fill = () => fillDatabase(fileOf(demo?.fillFile ?? "fill.js"), started.signal);
  const hasPages = await hasPublished(env.DATA_DIR);
  const isInReach = await prepareSchema(env.DATABASE_URL, hasPages);
  // Before the pages where there are none yet, so that they are published once; after them where readers wait.
  let filling = hasPages ? null : await fill();
  if (isDevelopment) {
    // Next's compiler needs more memory than the processes that serve its work.
    startChild("The web server", "development.js", started, {});
  } else {
    startChild("The web server", "web.js", started);
  }
  if (!isInReach) {
    await awaitFrontPage(env, started.isStopping);
    say(`${env.ORIGIN} shows what was published before: the database is out of reach. Trying again until it is back.`);
    await awaitSchema(env.DATABASE_URL, started.isStopping);
  }
  filling ??= await fill();
  const worker = startChild("The worker", "worker.js", started);
  await awaitFrontPage(env, started.isStopping);
  if (!started.isStopping()) {
    sayReady(env, demo, filling.invitation);
  }

  return worker;
}

/** Children that start from now on may ask it for its numbers. */
async function startExporter(demo: Demo, started: Started): Promise<void> {
  const port = await findFreePort();
  const hosts = [process.env.ALLOW_PRIVATE_HOSTS, `127.0.0.1:${port}`];
  Object.assign(process.env, {
    ...demo.environment,
    EXPORTER_PORT: String(port),
    ALLOW_PRIVATE_HOSTS: hosts.filter(Boolean).join(","),
  });
  startChild("The demo's exporter", demo.exporterFile, started);
}

function startChild(name: string, file: string, started: Started, options?: ForkOptions): Child {
  const child = started.isStopping() ? noChild : keepRunning(name, fileOf(file), options);
  started.add(child.stop);

  return child;
}

const noChild: Child = { stop: () => Promise.resolve(), restart: () => undefined };

function fileOf(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

function sayReady(env: Env, demo: Demo | null, invitation: string | null): void {
  say(`\nAllclear is at ${env.ORIGIN}\n`);
  if (demo) {
    say(`Staff sign in at ${env.ORIGIN}/staff with the password ${process.env.DEMO_PASSWORD} as`);
    demo.users.forEach(({ email, role }) => say(`  ${email} (${role})`));
  } else if (invitation) {
    say("Nobody can sign in yet. Make the first admin with this link, which works once:");
    say(`  ${env.ORIGIN}/staff/welcome?token=${invitation}`);
  } else {
    say(`Staff sign in at ${env.ORIGIN}/staff`);
  }
  say("\nCtrl-C stops everything.");
}

async function endBecauseOf(error: unknown, started: Started): Promise<never> {
  if (started.isStopping()) {
    // Whoever stops us ends this process when everything else has ended.
    return new Promise(() => undefined);
  }
  if (error instanceof StartError || error instanceof EnvError) {
    process.stderr.write(`\n${error.message}\n`);
  } else {
    log.fatal({ error }, "Allclear could not be started.");
  }
  await started.stopAll();
  process.exit(1);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
