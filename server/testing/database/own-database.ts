import { randomBytes } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { inject } from "vitest";
import { asAdmin, databaseAt } from "./database-at";

type OwnDatabase = { url: string; dataDir: string };

declare global {
  var ownDatabase: OwnDatabase | undefined;
}

// Runs before the imports of every database test file: what it sets is what `env()` and `db` find. The files of one
// process share its database and its data folder, and each finds them as they were at first.
const own = globalThis.ownDatabase ?? (await create());
if (globalThis.ownDatabase) {
  await reset(own);
}
globalThis.ownDatabase = own;
Object.assign(process.env, {
  DATABASE_URL: own.url,
  DATA_DIR: own.dataDir,
  HOST: "127.0.0.1",
  PORT: "3000",
  ORIGIN: "http://localhost:3000",
  AUTH_SECRET: "a secret that is known to every test",
  ALLOW_PRIVATE_HOSTS: "127.0.0.1",
  LOG_LEVEL: process.env.LOG_LEVEL ?? "fatal",
});

/** What the run has made is removed when it ends: `template-database.ts`. */
async function create(): Promise<OwnDatabase> {
  const name = `${inject("templateName")}_${randomBytes(6).toString("hex")}`;
  const serverUrl = inject("serverUrl");
  await asAdmin(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${inject("templateName")}`);
  const dataDir = path.join(inject("dataDir"), name);
  await mkdir(dataDir);

  return { url: databaseAt(serverUrl, name), dataDir };
}

/** Back to the rows that the migrations made, which the template keeps in a schema of their own. */
async function reset({ url, dataDir }: OwnDatabase): Promise<void> {
  await asAdmin(url, "CALL as_migrated.reset()").catch(async (error: unknown) => {
    // What the last file left unfinished may hold a row in another order: it is over by the second time.
    if (isDeadlock(error)) {
      await asAdmin(url, "CALL as_migrated.reset()");
    } else {
      throw error;
    }
  });
  await rm(dataDir, { recursive: true, force: true });
  await mkdir(dataDir);
}

function isDeadlock(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "40P01";
}
