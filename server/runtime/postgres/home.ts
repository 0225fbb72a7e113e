import { randomBytes } from "node:crypto";
import { chmod, chown, lstat, mkdir, realpath, rmdir, symlink } from "node:fs/promises";
import path from "node:path";
import { StartError } from "@/server/runtime/start-error";
import { canEnter, findAccount, type Account } from "./account";

/** Where things are kept that PostgreSQL's own account must reach while the rest of the installation is closed to it. */
export const sharedFolder = "/var/lib/allclear";

export type Home = { folder: string; cluster: string; account: Account };

/**
 * The folder of the database, `DATA_DIR/postgres`. Where root keeps DATA_DIR below a folder that nobody else can enter
 * (/root, or one made by mktemp -d), it is a link to a folder below /var/lib/allclear.
 */
export async function prepareHome(dataDir: string): Promise<Home> {
  const place = path.join(dataDir, "postgres");
  const account = await findAccount(path.join(place, "cluster"));
  const isNew = (await lstat(place).catch(() => null)) === null;
  if (isNew) {
    await makeHome(place, dataDir, account);
  }
  const folder = await realpath(place).catch(() => refuseBrokenLink(place));
  if (!isNew && account && !(await canEnter(account, folder))) {
    throw new StartError(
      `PostgreSQL's account cannot enter ${folder}. Let it pass (chmod o+x) the folders above, or move DATA_DIR to where it can.`,
    );
  }

  return { folder, cluster: path.join(folder, "cluster"), account };
}

async function makeHome(place: string, dataDir: string, account: Account): Promise<void> {
  await makeOwned(place, account);
  if (!account || (await canEnter(account, place))) {
    return;
  }
  await rmdir(place);
  const elsewhere = path.join(sharedFolder, randomBytes(6).toString("hex"));
  process.stdout.write(`PostgreSQL's user cannot enter ${dataDir}: the database is kept in ${elsewhere}.\n`);
  await mkdir(sharedFolder, { recursive: true, mode: 0o755 });
  await makeOwned(elsewhere, account);
  await symlink(elsewhere, place);
}

async function makeOwned(folder: string, account: Account): Promise<void> {
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o700);
  if (account) {
    await chown(folder, account.uid, account.gid);
  }
}

function refuseBrokenLink(place: string): never {
  throw new StartError(
    `${place} leads to a folder that is gone, and with it the database. Put it back, or remove the link to start over.`,
  );
}
