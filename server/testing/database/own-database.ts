import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { databaseAt } from "./database-at";

// Runs before the imports of every database test file: what it sets is what `env()` and `db` find.
const name = `allclear_test_${randomBytes(6).toString("hex")}`;
const admin = new pg.Client({ connectionString: inject("serverUrl") });
await admin.connect();
await admin.query(`CREATE DATABASE ${name} TEMPLATE ${inject("templateName")}`);

const dataDir = await mkdtemp(path.join(tmpdir(), "allclear-test-"));
Object.assign(process.env, {
  DATABASE_URL: databaseAt(inject("serverUrl"), name),
  DATA_DIR: dataDir,
  HOST: "127.0.0.1",
  PORT: "3000",
  ORIGIN: "http://localhost:3000",
  AUTH_SECRET: "a secret that is known to every test",
  ALLOW_PRIVATE_HOSTS: "127.0.0.1",
  LOG_LEVEL: process.env.LOG_LEVEL ?? "fatal",
});

afterAll(async () => {
  await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await admin.end();
  await rm(dataDir, { recursive: true, force: true });
});
