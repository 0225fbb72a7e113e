import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "@/server/infra/migrate";
import { databaseAt } from "./database-at";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the server, as an account that may create databases. */
    serverUrl: string;
    /** Name of the migrated database that every test file gets a copy of. */
    templateName: string;
  }
}

/** Once per run: migrates a database that each test file then copies, which takes a fraction of migrating anew. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const serverUrl = process.env.TEST_DATABASE_URL;
  if (!serverUrl) {
    throw new Error(
      "These tests need a PostgreSQL server. Run “npm test”, which brings one, or set TEST_DATABASE_URL to one on which databases may be created.",
    );
  }
  const templateName = `allclear_template_${process.pid}`;

  await asAdmin(serverUrl, `DROP DATABASE IF EXISTS ${templateName} WITH (FORCE)`);
  await asAdmin(serverUrl, `CREATE DATABASE ${templateName}`);
  await migrate(databaseAt(serverUrl, templateName));
  project.provide("serverUrl", serverUrl);
  project.provide("templateName", templateName);

  return () => asAdmin(serverUrl, `DROP DATABASE IF EXISTS ${templateName} WITH (FORCE)`);
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
