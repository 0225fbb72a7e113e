import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { migrate } from "@/server/runtime/migrate";
import { openPostgres } from "@/server/runtime/postgres/embedded";
import { asAdmin, databaseAt } from "./database-at";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the server, as an account that may create databases. */
    serverUrl: string;
    /** Name of the migrated database that every process gets a copy of. */
    templateName: string;
    /** Where each process has a data folder. */
    dataDir: string;
  }
}

/**
 * Once per run: migrates a database that each process of tests then copies, which takes a fraction of migrating again.
 * It is made on the server of TEST_DATABASE_URL, where databases may be created, or else on one that is started for
 * this run.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { serverUrl, close } = await openServer();
  const templateName = `allclear_template_${process.pid}`;
  const dataDir = await mkdtemp(path.join(tmpdir(), "allclear-test-"));

  await asAdmin(serverUrl, `DROP DATABASE IF EXISTS ${templateName} WITH (FORCE)`);
  await asAdmin(serverUrl, `CREATE DATABASE ${templateName}`);
  const templateUrl = databaseAt(serverUrl, templateName);
  await migrate(templateUrl);
  await asAdmin(templateUrl, keepAsMigrated);
  project.provide("serverUrl", serverUrl);
  project.provide("templateName", templateName);
  project.provide("dataDir", dataDir);

  return async () => {
    const { rows } = await asAdmin(
      serverUrl,
      `SELECT format('DROP DATABASE %I WITH (FORCE)', datname) AS drop FROM pg_database WHERE datname LIKE '${templateName}%'`,
    );
    for (const { drop } of rows) {
      await asAdmin(serverUrl, String(drop));
    }
    await close();
    await rm(dataDir, { recursive: true, force: true });
  };
}

// Copies of the rows that the migrations made, and what brings every table and sequence back to them.
const keepAsMigrated = `
  CREATE SCHEMA as_migrated;
  CREATE TABLE as_migrated.tables AS
    SELECT format('%I.%I', n.nspname, c.relname) AS name, format('as_migrated.%I', n.nspname || '.' || c.relname) AS copy,
      string_agg(quote_ident(a.attname), ', ') AS columns
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'as_migrated')
      AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    GROUP BY n.nspname, c.relname;
  DO $$
  DECLARE t record;
  BEGIN
    FOR t IN SELECT * FROM as_migrated.tables LOOP
      EXECUTE format('CREATE TABLE %s AS SELECT %s FROM %s', t.copy, t.columns, t.name);
    END LOOP;
  END $$;
  CREATE PROCEDURE as_migrated.reset() LANGUAGE plpgsql AS $$
  DECLARE t record;
  BEGIN
    SET LOCAL lock_timeout = '20s';
    -- Without triggers: the audit refuses to be emptied, and what others keep is copied as well.
    SET LOCAL session_replication_role = replica;
    EXECUTE (SELECT 'TRUNCATE ' || string_agg(name, ', ') || ' RESTART IDENTITY' FROM as_migrated.tables);
    FOR t IN SELECT * FROM as_migrated.tables LOOP
      EXECUTE format('INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE TABLE %s', t.name, t.columns, t.copy);
    END LOOP;
  END $$`;

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
