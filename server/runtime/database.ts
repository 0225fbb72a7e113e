import { readdir } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { log } from "@/server/infra/log";
import { migrate, MigrationError } from "./migrate";
import { StartError } from "./start-error";

/** Whether an earlier run published pages into this data folder. */
export async function hasPublished(dataDir: string): Promise<boolean> {
  const files = await readdir(path.join(dataDir, "published")).catch(() => []);

  return files.length > 0;
}

/**
 * Brings the schema up to date.
 * @returns false where the database is out of reach but there is something published to serve until it is back
 * @throws StartError the schema cannot be brought up to date, or nothing could be served without the database
 */
export async function prepareSchema(databaseUrl: string, hasPages: boolean): Promise<boolean> {
  try {
    await migrate(databaseUrl);
    return true;
  } catch (error) {
    refuseMigrationError(error);
    if (hasPages) {
      return false;
    }
    throw new StartError(`${describe(databaseUrl, error)} Start it, or correct DATABASE_URL.`, { cause: error });
  }
}

/** Tries until the database is back. @throws StartError its schema is not one that this version can use */
export async function awaitSchema(databaseUrl: string, isStopping: () => boolean): Promise<void> {
  while (!isStopping()) {
    await sleep(1_000);
    try {
      await migrate(databaseUrl);
      return;
    } catch (error) {
      refuseMigrationError(error);
      log.debug({ error }, describe(databaseUrl, error));
    }
  }
}

function refuseMigrationError(error: unknown): void {
  if (error instanceof MigrationError) {
    throw new StartError(error.message, { cause: error });
  }
}

function describe(databaseUrl: string, error: unknown): string {
  const { host, pathname } = new URL(databaseUrl);
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const said = error instanceof Error && error.message ? error.message : code;

  return `The database ${pathname.slice(1)} at ${host} is out of reach: ${said}.`;
}
