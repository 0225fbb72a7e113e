import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "@/server/runtime/migrate";
import { openPostgres } from "@/server/runtime/postgres/embedded";
import { databaseAt } from "./database-at";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the server, as an account that may create databases. */
    serverUrl: string;
    /** Name of the migrated database that every test file gets a copy of. */
    templateName: string;
  }
}

/**
 * Once per run: migrates a database that each test file then copies, which takes a fraction of migrating again. It is
 * made on the server of TEST_DATABASE_URL, where databases may be created, or else on one that is started for this run.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { serverUrl, close } = await openServer();
  const templateName = `allclear_template_${process.pid}`;

  await asAdmin(serverUrl, `DROP DATABASE IF EXISTS ${templateName} WITH (FORCE)`);
  await asAdmin(serverUrl, `CREATE DATABASE ${templateName}`);
  await migrate(databaseAt(serverUrl, templateName));
  project.provide("serverUrl", serverUrl);
  project.provide("templateName", templateName);

  return async () => {
    await asAdmin(serverUrl, `DROP DATABASE IF EXISTS ${templateName} WITH (FORCE)`);
    await close();
  };
}

async function openServer(): Promise<{ serverUrl: string; close: () => Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) {
    return { serverUrl: given, close: () => Promise.resolve() };
  }
  const dataDir = await mkdtemp(path.join(tmpdir(), "allclear-db-"));
  // Others may pass through, because PostgreSQL has an account of its own when root starts it.
  await chmod(dataDir, 0o711);
  const postgres = await openPostgres(dataDir);
  await asAdmin(postgres.url, "ALTER SYSTEM SET fsync = off");
  await asAdmin(postgres.url, "SELECT pg_reload_conf()");

  return {
    serverUrl: postgres.url,
    close: async () => {
      await postgres.stop();
      await rm(dataDir, { recursive: true });
    },
  };
}

async function asAdmin(serverUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
