import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { StartError } from "@/server/runtime/start-error";
import { findBinaries, type Binaries } from "./binaries";
import { addressOf, databaseName, findFreePort, keepAccess, prepareCluster, readAccess, type Access } from "./cluster";
import { prepareHome, type Home } from "./home";
import { isPostmasterAlive, PostmasterError, startPostmaster, stopPostmaster } from "./postmaster";

export type EmbeddedPostgres = { url: string; stop: () => Promise<void> };

// Held for as long as we are connected, so that it frees itself whichever way we end.
const soleOwnerLock = 20_061_212;

/**
 * Starts the PostgreSQL of a data folder, or takes over the one that an earlier run left behind, and keeps it alive
 * until `stop`.
 * @throws StartError another Allclear has the folder, another version made it, or the server does not start
 */
export async function openPostgres(dataDir: string): Promise<EmbeddedPostgres> {
  const home = await prepareHome(dataDir);
  const binaries = await findBinaries(home.account);
  const access = await prepareCluster(home, binaries);
  let isStopping = false;
  let guard = await open();
  await claim(guard, dataDir);

  async function open(): Promise<pg.Client> {
    const client = await connectOrStart(home, binaries, access);
    client.on("end", () => void reopen());
    return client;
  }

  async function reopen(): Promise<void> {
    while (!isStopping) {
      try {
        guard = await open();
        await claim(guard, dataDir);
        return;
      } catch {
        await sleep(1_000);
      }
    }
  }

  return {
    url: addressOf(access),
    stop: async () => {
      isStopping = true;
      await guard.end();
      await stopPostmaster(home, binaries);
    },
  };
}

/** The address of the PostgreSQL of a data folder, while it runs. */
export async function findRunningPostgres(dataDir: string): Promise<string | null> {
  const access = await readAccess(dataDir);
  const found = access && (await connect(access));
  if (!(found instanceof pg.Client)) {
    return null;
  }
  await found.end();

  return access && addressOf(access);
}

async function connectOrStart(home: Home, binaries: Binaries, access: Access): Promise<pg.Client> {
  const deadline = Date.now() + 120_000;
  let reason = "it does not answer";
  while (Date.now() < deadline) {
    const found = await connect(access);
    if (found instanceof pg.Client) {
      return found;
    }
    if (found === "not_ours") {
      access.port = await findFreePort();
      await keepAccess(home, access);
    }
    if (await isPostmasterAlive(home)) {
      await sleep(100);
      continue;
    }
    try {
      await startPostmaster(home, binaries, access.port);
    } catch (error) {
      if (!(error instanceof PostmasterError) || !/still in use|already in use|lock file/.test(error.message)) {
        throw new StartError(`PostgreSQL does not start: ${String(error)}`, { cause: error });
      }
      // What a server that was killed leaves running needs a moment to notice.
      reason = error.message;
      await sleep(300);
    }
  }
  throw new StartError(`PostgreSQL does not start: ${reason}.`);
}

/** "absent": nobody listens, or not yet. "not_ours": the port was taken by something else in the meantime. */
async function connect(access: Access): Promise<pg.Client | "absent" | "not_ours"> {
  try {
    return await connectTo(addressOf(access));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "3D000") {
      await createDatabase(access);
      return connect(access);
    }

    return passing.has(code) ? "absent" : "not_ours";
  }
}

// Nobody there, hung up on, starting or shutting down.
const passing = new Set(["ECONNREFUSED", "ECONNRESET", "57P01", "57P03"]);

async function connectTo(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // A lost connection also ends, and that is where it is dealt with.
  client.on("error", () => undefined);
  await client.connect();

  return client;
}

async function createDatabase(access: Access): Promise<void> {
  const client = await connectTo(addressOf(access, "postgres"));
  await client.query(`CREATE DATABASE ${databaseName}`);
  await client.end();
}

/** Two on one data folder would each stop the database under the other. */
async function claim(client: pg.Client, dataDir: string): Promise<void> {
  // The one before us may have been killed this instant; PostgreSQL needs a moment to see that.
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const { rows } = await client.query<{ mine: boolean }>("SELECT pg_try_advisory_lock($1) AS mine", [soleOwnerLock]);
    if (rows[0]?.mine) {
      return;
    }
    await sleep(100);
  }
  throw new StartError(`Another Allclear runs with the data folder ${dataDir}. Stop it, or set DATA_DIR to another.`);
}
