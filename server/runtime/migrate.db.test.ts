import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { env } from "@/server/infra/env";
import { migrate } from "./migrate";

let folder: string;
let client: pg.Client;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "migrations-"));
  await cp("prisma/migrations", folder, { recursive: true });
  client = new pg.Client({ connectionString: env().DATABASE_URL });
  await client.connect();
});

afterEach(async () => {
  await client.query("DROP TABLE IF EXISTS once, half");
  await client.query("DELETE FROM _prisma_migrations WHERE migration_name LIKE '2099%'");
  await client.end();
  await rm(folder, { recursive: true });
});

async function write(name: string, sql: string): Promise<void> {
  await mkdir(path.join(folder, name), { recursive: true });
  await writeFile(path.join(folder, name, "migration.sql"), sql);
}

test("a second run has nothing to do, and jobs can be added", async () => {
  expect(await migrate(env().DATABASE_URL, folder)).toEqual([]);
  await expect(client.query("SELECT graphile_worker.add_job('announce_day')")).resolves.toBeDefined();
});

test("a new migration is applied once, however many start at the same time", async () => {
  await write("20990101000000_once", "CREATE TABLE once (id int); INSERT INTO once VALUES (1);");

  const runs = await Promise.all([1, 2, 3].map(() => migrate(env().DATABASE_URL, folder)));

  expect(runs.flat()).toEqual(["20990101000000_once"]);
  expect((await client.query("SELECT * FROM once")).rowCount).toBe(1);
});

test("of a migration that fails nothing is kept, and it may be fixed and tried again", async () => {
  const name = "20990101000000_broken";
  await write(name, "CREATE TABLE half (id int); SELECT nonsense;");
  await expect(migrate(env().DATABASE_URL, folder)).rejects.toThrow(`${name} failed and nothing of it was kept`);

  await write(name, "CREATE TABLE half (id int);");
  expect(await migrate(env().DATABASE_URL, folder)).toEqual([name]);
});

test("a migration that was changed after it was applied stops the start", async () => {
  await write("20990101000000_first", "SELECT 1;");
  await migrate(env().DATABASE_URL, folder);
  await write("20990101000000_first", "SELECT 2;");

  await expect(migrate(env().DATABASE_URL, folder)).rejects.toThrow("20990101000000_first was changed after");
});

test("a database of a newer version stops the start", async () => {
  await write("20990101000000_newer", "SELECT 1;");
  await migrate(env().DATABASE_URL, folder);
  await rm(path.join(folder, "20990101000000_newer"), { recursive: true });

  await expect(migrate(env().DATABASE_URL, folder)).rejects.toThrow("which this version does not know");
});
