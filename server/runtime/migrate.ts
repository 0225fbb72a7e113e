import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { runMigrations } from "graphile-worker";
import pg from "pg";
import { jobsLogger } from "@/server/infra/jobs-logger";

/** The schema is not as it should be, in a sentence that says what to do. Trying again does not help. */
export class MigrationError extends Error {}

type Migration = { name: string; sql: string; checksum: string };
type Applied = { migration_name: string; checksum: string; finished_at: Date | null };

// The key that Prisma's own engine takes, so that `prisma migrate` and this runner wait for each other.
const prismaLock = 72_707_369;

/**
 * Applies what is missing of prisma/migrations and the job queue's own schema. Many processes may call it at once.
 * Recorded as Prisma records it, so that `prisma migrate` stays usable.
 * @returns the names of the migrations that were applied now
 * @throws MigrationError a migration failed, was changed after it was applied, or is unknown here
 */
export async function migrate(databaseUrl: string, folder = path.resolve("prisma/migrations")): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 3_000 });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [prismaLock]);
    const applied = await applyMissing(client, await readMigrations(folder));
    await runMigrations({ connectionString: databaseUrl, logger: jobsLogger });

    return applied;
  } finally {
    await client.end();
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);

  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(path.join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

async function applyMissing(client: pg.Client, migrations: Migration[]): Promise<string[]> {
  await client.query(createTable);
  const { rows } = await client.query<Applied>(
    "SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL",
  );
  refuseSurprises(migrations, rows);

  const done = new Set(rows.map((row) => row.migration_name));
  const missing = migrations.filter((migration) => !done.has(migration.name));
  for (const migration of missing) {
    await apply(client, migration);
  }

  return missing.map((migration) => migration.name);
}

function refuseSurprises(migrations: Migration[], applied: Applied[]): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of applied) {
    const migration = known.get(row.migration_name);
    if (!migration) {
      throw new MigrationError(
        `The database has the migration ${row.migration_name}, which this version does not know. Start a newer version, or restore a backup made with this one.`,
      );
    }
    if (row.finished_at === null) {
      throw new MigrationError(
        `The migration ${row.migration_name} was begun by “prisma migrate” and did not finish. Repair it, then say so with “prisma migrate resolve”.`,
      );
    }
    if (row.checksum !== migration.checksum) {
      throw new MigrationError(
        `The migration ${row.migration_name} was changed after it had been applied. Put its file back as it was, and write the change as a new migration.`,
      );
    }
  }
}

/** The script and its record are one transaction: a migration is there whole, or not at all. */
async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query("BEGIN");
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    if (!(error instanceof pg.DatabaseError)) {
      throw error;
    }
    throw new MigrationError(`The migration ${migration.name} failed and nothing of it was kept: ${error.message}.`, {
      cause: error,
    });
  }
}

// Column for column what Prisma's engine creates.
const createTable = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                  VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum            VARCHAR(64) NOT NULL,
    finished_at         TIMESTAMPTZ,
    migration_name      VARCHAR(255) NOT NULL,
    logs                TEXT,
    rolled_back_at      TIMESTAMPTZ,
    started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`;
