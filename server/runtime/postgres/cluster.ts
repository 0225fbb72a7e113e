import { randomBytes } from "node:crypto";
import { chown, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { z } from "zod";
import { StartError } from "@/server/runtime/start-error";
import { runAs } from "./account";
import type { Binaries } from "./binaries";
import type { Home } from "./home";

const accessSchema = z.object({ port: z.number(), password: z.string() });

/** How the database is reached; kept beside it, readable by its owner alone. */
export type Access = z.infer<typeof accessSchema>;

const userName = "allclear";
export const databaseName = "allclear";

export function addressOf(access: Access, database = databaseName): string {
  return `postgresql://${userName}:${access.password}@127.0.0.1:${access.port}/${database}`;
}

/** Makes the cluster if there is none yet. @throws StartError the one that is there was made by another version */
export async function prepareCluster(home: Home, binaries: Binaries): Promise<Access> {
  const version = await readFile(path.join(home.cluster, "PG_VERSION"), "utf8").catch(() => null);
  if (version === null) {
    return create(home, binaries);
  }
  if (version.trim() !== binaries.majorVersion) {
    throw new StartError(
      `The data folder ${home.folder} was made by PostgreSQL ${version.trim()}, and this is PostgreSQL ${binaries.majorVersion}. Start the version of Allclear that made it, or move its data over with pg_dump.`,
    );
  }

  return accessSchema.parse(JSON.parse(await readFile(accessFile(home), "utf8")));
}

/** How the database of a data folder was reached last; null where there is none. */
export async function readAccess(dataDir: string): Promise<Access | null> {
  const file = path.join(dataDir, "postgres", "access.json");
  const text = await readFile(file, "utf8").catch(() => null);

  return text === null ? null : accessSchema.parse(JSON.parse(text));
}

export async function keepAccess(home: Home, access: Access): Promise<void> {
  await writeOwned(home, accessFile(home), JSON.stringify(access));
}

export async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));

  return typeof address === "object" && address ? address.port : 0;
}

/** Made under another name and then renamed: an interrupted start leaves no half of a database behind. */
async function create(home: Home, binaries: Binaries): Promise<Access> {
  const access = { port: await findFreePort(), password: randomBytes(24).toString("hex") };
  const unfinished = `${home.cluster}.new`;
  const passwordFile = path.join(home.folder, "password");
  await rm(unfinished, { recursive: true, force: true });
  await keepAccess(home, access);
  await writeOwned(home, passwordFile, access.password);
  await runAs(home.account, path.join(binaries.folder, "initdb"), [
    `--pgdata=${unfinished}`,
    `--username=${userName}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
  ]);
  await rm(passwordFile);
  await rename(unfinished, home.cluster);

  return access;
}

function accessFile(home: Home): string {
  return path.join(home.folder, "access.json");
}

async function writeOwned(home: Home, file: string, content: string): Promise<void> {
  await writeFile(file, content, { mode: 0o600 });
  if (home.account) {
    await chown(file, home.account.uid, home.account.gid);
  }
}
